import { linkTo } from "../../lib/site/links.ts";
import { type HistoryState, NARROWING } from "../../lib/views/history_page.ts";
import { searchOf } from "../../lib/views/page_state.ts";
import type { Range } from "../../lib/views/ranges.ts";
import { words } from "../../lib/words/mod.ts";

const text = words.history;

/** What to look for and where to begin; what is narrowed already, each removable. */
export function Narrowing({ state, data }: { state: HistoryState; data: Range }) {
  const { page, filters, search } = state;
  const given = NARROWING.flatMap((name) => {
    const value = filters[name];
    return value === undefined ? [] : [{ name, value }];
  });
  const kept = [...searchOf(page)].filter(([name]) => name !== "endDate");
  const others = given.filter(({ name }) => name !== "q");
  return (
    <section class="narrowing" aria-label={text.filters}>
      <form action={linkTo("/history")}>
        {[...kept, ...others.map(({ name, value }) => [name, value] as const)].map((
          [name, value],
        ) => <input key={name} type="hidden" name={name} value={value} />)}
        <label>
          {text.q}
          <input type="search" name="q" defaultValue={filters.q ?? ""} maxLength={200} />
        </label>
        <label>
          {text.until}
          <input
            type="date"
            name="endDate"
            defaultValue={page.end ?? ""}
            min={data.start}
            max={data.end}
          />
        </label>
        <button class="button" type="submit">{text.show}</button>
      </form>
      {given.length === 0 ? null : (
        <ul class="chips" aria-label={text.active}>
          {given.map(({ name, value }) => (
            <li key={name}>
              <a
                href={linkTo("/history", without(name, search, page))}
                aria-label={text.remove(text.chips[name](value))}
              >
                {text.chips[name](value)} <span aria-hidden="true">×</span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function without(name: string, search: URLSearchParams, page: HistoryState["page"]) {
  const left = new URLSearchParams([...searchOf(page), ...search]);
  const unique = new URLSearchParams(Object.fromEntries(left));
  unique.delete(name);
  return unique;
}
