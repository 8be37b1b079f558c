import type { CardView, FigureView } from "../lib/ui/views/card.ts";
import { FigureList } from "./FigureList.tsx";
import { Card } from "./Card.tsx";

/** Numbers that matter, as a card. */
export function FiguresCard(
  { view: { all, ...view } }: {
    view: CardView & {
      figures: readonly FigureView[];
      /** Where more of it is. */
      all?: { readonly text: string; readonly href: string };
    };
  },
) {
  return (
    <Card view={view}>
      <FigureList figures={view.figures} />
      {all === undefined ? null : <a class="all" href={all.href}>{all.text}</a>}
    </Card>
  );
}
