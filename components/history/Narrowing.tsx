import { linkTo } from "../../lib/ui/links/links.ts";
import type { HistoryState } from "../../lib/ui/views/history_page.ts";
import { toSearch } from "../../lib/queries/filters/codec.ts";
import type { Range } from "../../lib/queries/filters/comparison.ts";
import { words } from "../../lib/ui/words/mod.ts";

const text = words.history;

/** What to look for and where to begin; what else narrows the history stays. */
export function Narrowing({ state, data }: { state: HistoryState; data: Range }) {
  const { endDate, ...others } = state.page;
  return (
    <section class="narrowing" aria-label={text.filters}>
      <form action={linkTo("/history")}>
        {[...toSearch(others)].map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <label>
          {text.q}
          <input type="search" name="q" defaultValue={state.q ?? ""} maxLength={200} />
        </label>
        <label>
          {text.until}
          <input
            type="date"
            name="endDate"
            defaultValue={endDate ?? ""}
            min={data.start}
            max={data.end}
          />
        </label>
        <button class="button" type="submit">{text.show}</button>
      </form>
    </section>
  );
}
