import type { NarrowingView } from "../../lib/ui/pages/history.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { HiddenFields } from "../HiddenFields.tsx";

const text = words.history;

/** What to look for and where to begin; what else narrows the history stays. */
export function Narrowing({ view: { action, hidden, q, until, data } }: { view: NarrowingView }) {
  return (
    <section class="narrowing" aria-label={text.filters}>
      <form action={action}>
        <HiddenFields fields={hidden} />
        <label>
          {text.q}
          <input type="search" name="q" defaultValue={q} maxLength={200} />
        </label>
        <label>
          {text.until}
          <input type="date" name="endDate" defaultValue={until} min={data.start} max={data.end} />
        </label>
        <button class="button" type="submit">{text.show}</button>
      </form>
    </section>
  );
}
