import { csvLink } from "../../lib/ui/links/csv_link.ts";
import { measureText } from "../../lib/ui/views/metric.ts";
import { profileFilters } from "../../lib/ui/views/profile/profile.ts";
import type { ProfileData } from "../../lib/ui/views/profile/page.ts";
import { weekFinding, weekRows } from "../../lib/ui/views/week.ts";
import { clock, weekday } from "../../lib/ui/words/format.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { Card } from "../Card.tsx";
import { HeatScale } from "../HeatScale.tsx";
import { Numbers } from "../Numbers.tsx";
import { WeekHeat } from "../WeekHeat.tsx";

const text = words.overview.week;
/** Fewer plays show no habit. */
const FEW = 20;

/** When in the week. */
export function WeekCard({ context, profile: { subject, now } }: ProfileData) {
  const { metric } = context.state;
  const name = text.name(words.filters[metric]);
  const asked = { ...profileFilters(context.filters), ...subject.filters };
  return (
    <Card
      id="week"
      topic={text.topic}
      finding={now.totals.plays < FEW
        ? words.profile.week.few(now.totals.plays)
        : weekFinding(now.week, metric)}
      width="half"
      footer={
        <>
          <span>{name}</span>
          <HeatScale />
          <Numbers
            caption={name}
            columns={[text.day, ...Array.from({ length: 24 }, (_, hour) => clock(hour))]}
            rows={weekRows(now.week).map(({ dow, hours }) => [
              weekday(dow),
              ...hours.map((cell) => measureText(cell, metric)),
            ])}
            csv={csvLink("heatmap", asked)}
          />
        </>
      }
    >
      <WeekHeat cells={now.week} metric={metric} />
    </Card>
  );
}
