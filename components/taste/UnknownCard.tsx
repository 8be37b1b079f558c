import { words } from "../../lib/ui/words/mod.ts";
import { Card } from "../Card.tsx";
import { Unknown } from "../Unknown.tsx";

/** In place of four cards, when nothing is known of the music. */
export function UnknownCard() {
  const { topic, finding } = words.taste.unknown;
  return <Card id="unknown" topic={topic} finding={finding}>{<Unknown />}</Card>;
}
