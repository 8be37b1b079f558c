import type { FindView } from "../../lib/ui/pages/ranking.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { HiddenFields } from "../HiddenFields.tsx";

const text = words.ranking;

/** Finds rows by a part of their name; what else the address says stays. */
export function SearchForm({ view: { action, hidden, q, label, all } }: { view: FindView }) {
  return (
    <form class="find" action={action}>
      <HiddenFields fields={hidden} />
      <input
        type="search"
        name="q"
        value={q}
        maxlength={200}
        placeholder={label}
        aria-label={label}
      />
      <button class="button" type="submit">{text.find}</button>
      {all === null ? null : <a href={all}>{text.forget}</a>}
    </form>
  );
}
