import { csvLink } from "../../lib/ui/links/csv_link.ts";
import { beside } from "../../lib/ui/views/beside.ts";
import { measureText } from "../../lib/ui/views/metric.ts";
import type { PageContext } from "../../lib/ui/page_context.ts";
import type { Patterns } from "../../lib/ui/views/patterns.ts";
import { within } from "../../lib/ui/views/ranges.ts";
import { weekdaysView } from "../../lib/ui/views/weekdays.ts";
import { count, weekday } from "../../lib/ui/words/format.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { Card } from "../Card.tsx";
import { Dotted } from "../Dotted.tsx";
import { LiveChart } from "../LiveChart.tsx";
import { Numbers } from "../Numbers.tsx";

const text = words.patterns.weekdays;

/** The seven days against each other. */
export function Weekdays({ context, patterns }: { context: PageContext; patterns: Patterns }) {
  const { state, state: { metric } } = context;
  const view = weekdaysView(patterns.weekdays, metric, within(context.range, context.data));
  const before = context.compared === null || patterns.before === null
    ? null
    : weekdaysView(patterns.before.weekdays, metric, context.compared);
  const name = text.name(words.filters[metric]);
  const { day, hours, plays, average } = text.columns;
  return (
    <Card
      id="weekdays"
      topic={text.topic}
      finding={view.finding}
      width="half"
      footer={
        <>
          <span>{name}, {words.overview.trend.local}</span>
          <Dotted context={context} />
          <Numbers
            caption={name}
            columns={[day, hours, plays, average]}
            rows={view.days.map((row) => [
              weekday(row.dow),
              measureText(row, "hours"),
              count(row.plays),
              row.average,
            ])}
            csv={csvLink("dow", state)}
          />
        </>
      }
    >
      <LiveChart
        id="weekdays"
        name={name}
        description={`${view.finding}. ${words.chart.keys}`}
        data={beside(view.chart, before?.chart ?? null)}
      />
    </Card>
  );
}
