import type { CardView, FigureView } from "../lib/ui/views/card.ts";
import { FigureList } from "./FigureList.tsx";
import { Card } from "./Card.tsx";

/** Numbers that matter, as a card. */
export function FiguresCard({ view }: { view: CardView & { figures: readonly FigureView[] } }) {
  return (
    <Card view={view}>
      <FigureList figures={view.figures} />
    </Card>
  );
}
