import { linkTo } from "../../lib/ui/links/links.ts";
import { type HistoryState, isNarrowing } from "../../lib/ui/views/history_page.ts";
import { searchOf } from "../../lib/ui/views/page_state.ts";
import type { Range } from "../../lib/ui/views/ranges.ts";
import { words } from "../../lib/ui/words/mod.ts";

const text = words.history;

/** What to look for and where to begin; what else narrows the history stays. */
export function Narrowing({ state, data }: { state: HistoryState; data: Range }) {
  const { page, filters, search } = state;
  const kept = [...searchOf(page)].filter(([name]) => name !== "endDate");
  const others = [...search].filter(([name]) => isNarrowing(name) && name !== "q");
  return (
    <section class="narrowing" aria-label={text.filters}>
      <form action={linkTo("/history")}>
        {[...kept, ...others].map((
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
    </section>
  );
}
