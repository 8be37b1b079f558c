import type { TextCardView } from "../lib/ui/cards/profile_cards.ts";
import { Card } from "./Card.tsx";

/** A card of sentences. */
export function TextCard({ view }: { view: TextCardView }) {
  return <Card view={view}>{view.text === null ? null : <p>{view.text}</p>}</Card>;
}
