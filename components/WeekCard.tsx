import type { WeekCardView } from "../lib/ui/cards/week_card.ts";
import { HeatScale } from "./HeatScale.tsx";
import { Card } from "./Card.tsx";
import { WeekHeat } from "./WeekHeat.tsx";

/** When in the week. */
export function WeekCard({ view }: { view: WeekCardView }) {
  return (
    <Card view={view} width="half" foot={<HeatScale />}>
      <WeekHeat rows={view.rows} name={view.name} />
    </Card>
  );
}
