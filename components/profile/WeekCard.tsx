import { linkTo } from "../../lib/ui/links/links.ts";
import { measureText } from "../../lib/ui/views/metric.ts";
import { filtersOf } from "../../lib/ui/views/page_state.ts";
import type { ProfileData } from "../../lib/ui/views/profile/page.ts";
import { apiSearch } from "../../lib/ui/views/ranking_together.ts";
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
  const { metric, start, end } = context.state;
  const name = text.name(words.filters[metric]);
  const dates = filtersOf({ ...(start && { start }), ...(end && { end }) });
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
            csv={linkTo("/api/heatmap", apiSearch({ ...dates, ...subject.filters }, "csv"))}
          />
        </>
      }
    >
      <WeekHeat cells={now.week} metric={metric} />
    </Card>
  );
}
