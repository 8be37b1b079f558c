import { csvLink } from "../../lib/ui/links/csv_link.ts";
import { measureText, type Metric } from "../../lib/ui/views/metric.ts";
import type { PageContext } from "../../lib/ui/page_context.ts";
import type { Overview } from "../../lib/ui/views/overview.ts";
import { type WeekCell, weekFinding, weekRows } from "../../lib/ui/views/week.ts";
import { clock, weekday } from "../../lib/ui/words/format.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { Card } from "../Card.tsx";
import { HeatScale } from "../HeatScale.tsx";
import { Numbers } from "../Numbers.tsx";
import { WeekHeat } from "../WeekHeat.tsx";

const text = words.overview.week;

interface WeekProps {
  context: PageContext;
  overview: Pick<Overview, "week">;
  /** Finds something else than what it usually tells. */
  find?: (week: readonly WeekCell[], metric: Metric) => string;
}

/** When in the week. */
export function Week({ context, overview: { week }, find = weekFinding }: WeekProps) {
  const { metric } = context.state;
  const name = text.name(words.filters[metric]);
  return (
    <Card
      id="week"
      topic={text.topic}
      finding={find(week, metric)}
      width="half"
      footer={
        <>
          <span>{name}</span>
          <HeatScale />
          <Numbers
            caption={name}
            columns={[text.day, ...Array.from({ length: 24 }, (_, hour) => clock(hour))]}
            rows={weekRows(week).map(({ dow, hours }) => [
              weekday(dow),
              ...hours.map((cell) => measureText(cell, metric)),
            ])}
            csv={csvLink("heatmap", context.state)}
          />
        </>
      }
    >
      <WeekHeat cells={week} metric={metric} />
    </Card>
  );
}
