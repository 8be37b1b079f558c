/** Whom a play counts for: the album's artist, or every artist credited. */
import { QUESTIONS } from "../../queries/questions.ts";
import type { Store } from "../../queries/store.ts";
import { words } from "../words/mod.ts";
import type { ChoiceView } from "./card.ts";
import type { PageState } from "./page_state.ts";

const text = words.credit;

/**
 * The choice between the two; null where services credit no track to others than its album's artist,
 * so that both are the same.
 *
 * @param hrefOf the page's address in a state
 */
export async function creditChoice(
  store: Store,
  state: PageState,
  hrefOf: (state: PageState) => string,
): Promise<ChoiceView | null> {
  const { data: { tracks } } = await store.query(QUESTIONS.credits, {});
  if (tracks === 0) return null;
  const { credit, ...album } = state;
  return {
    label: text.label,
    links: [
      { text: text.album, href: hrefOf(album), isChosen: credit !== "all" },
      { text: text.all, href: hrefOf({ ...state, credit: "all" }), isChosen: credit === "all" },
    ],
  };
}

/** What is said of artists that every play of theirs counts for, others' too. */
export function creditLines({ credit }: PageState): string[] {
  return credit === "all" ? [text.note] : [];
}
