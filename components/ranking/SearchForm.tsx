import { linkTo } from "../../lib/ui/links/links.ts";
import { rankingSearch, type RankingState } from "../../lib/ui/views/ranking_state.ts";
import { words } from "../../lib/ui/words/mod.ts";

const text = words.ranking;

/** Finds rows by a part of their name; what else the address says stays. */
export function SearchForm({ state, path }: { state: RankingState; path: string }) {
  const kept = rankingSearch({ ...state, q: undefined, at: 1 });
  const label = text.search(text[state.kind]);
  return (
    <form class="find" action={linkTo(path)}>
      {[...kept].map(([name, value]) => (
        <input
          key={name}
          type="hidden"
          name={name}
          value={value}
        />
      ))}
      <input
        type="search"
        name="q"
        value={state.q ?? ""}
        maxlength={200}
        placeholder={label}
        aria-label={label}
      />
      <button class="button" type="submit">{text.find}</button>
      {state.q === undefined ? null : <a href={linkTo(path, kept)}>{text.forget}</a>}
    </form>
  );
}
