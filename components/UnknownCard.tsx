import { words } from "../lib/ui/words/mod.ts";
import { Unknown } from "./Unknown.tsx";
import { Card } from "./Card.tsx";

const { topic, finding } = words.taste.unknown;
const VIEW = { id: "unknown", topic, finding, notes: [], table: null };

/** In place of four cards, when nothing is known of the music. */
export function UnknownCard() {
  return <Card view={VIEW}>{<Unknown />}</Card>;
}
