import type { ListCardView } from "../lib/ui/views/card.ts";
import { RankedList } from "./RankedList.tsx";
import { Card } from "./Card.tsx";

interface ListCardProps {
  view: ListCardView;
  width?: "full" | "half" | "third";
}

/** A card with a ranked list; without a row it says just its finding. */
export function ListCard({ view, width = "half" }: ListCardProps) {
  const { rows, all } = view;
  return (
    <Card view={view} width={width}>
      {rows.length === 0 ? null : <RankedList rows={rows} />}
      {all === undefined ? null : <a class="all" href={all.href}>{all.text}</a>}
    </Card>
  );
}
