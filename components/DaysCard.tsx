import type { DaysCardView } from "../lib/ui/cards/days_card.ts";
import { CalendarHeat } from "./CalendarHeat.tsx";
import { HeatScale } from "./HeatScale.tsx";
import { Card } from "./Card.tsx";

/** Each day of up to 53 weeks. */
export function DaysCard({ view }: { view: DaysCardView }) {
  const { days, range, metric, name } = view;
  return (
    <Card view={view} foot={<HeatScale />}>
      <CalendarHeat days={days} range={range} metric={metric} name={name} />
    </Card>
  );
}
