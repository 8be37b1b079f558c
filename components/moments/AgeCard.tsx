import type { AgeCardView } from "../../lib/ui/cards/moment_cards.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { Card } from "../Card.tsx";

/** How old the music is, and what that means. */
export function AgeCard({ view }: { view: AgeCardView }) {
  return (
    <Card view={view} width="half">
      {view.text === null ? null : <p>{view.text}</p>}
      {view.share === null ? null : <a class="all" href={view.share}>{words.share.link}</a>}
    </Card>
  );
}
