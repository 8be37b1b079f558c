import type { everyDayCard } from "../lib/ui/cards/every_day_card.ts";
import { DaysCard } from "./DaysCard.tsx";
import { HeatScale } from "./HeatScale.tsx";
import { Card } from "./Card.tsx";
import { YearStripes } from "./YearStripes.tsx";

/** Every day: years as rows, or the weeks of a single one. */
export function EveryDay({ view }: { view: ReturnType<typeof everyDayCard> }) {
  if (view === null) return null;
  if (view.kind === "weeks") return <DaysCard view={view} />;
  return (
    <Card view={view} foot={<HeatScale />}>
      <YearStripes years={view.years} links={view.links} metric={view.metric} name={view.name} />
    </Card>
  );
}
