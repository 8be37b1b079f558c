import { csvLink } from "../../lib/ui/links/csv_link.ts";
import { beside, shiftOf } from "../../lib/ui/views/beside.ts";
import type { PageContext } from "../../lib/ui/page_context.ts";
import type { Patterns } from "../../lib/ui/views/patterns.ts";
import { sessionChart, sessionTotals } from "../../lib/ui/views/sessions.ts";
import { count, decimal, longMonth, span } from "../../lib/ui/words/format.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { Card } from "../Card.tsx";
import { Dotted } from "../Dotted.tsx";
import { LiveChart } from "../LiveChart.tsx";
import { Numbers } from "../Numbers.tsx";

const text = words.patterns.perDay;

/** How often a day, month by month. */
export function SessionsPerDay(
  { context, patterns }: { context: PageContext; patterns: Patterns },
) {
  const months = patterns.sessionMonths;
  const { perDay, hoursEach } = sessionTotals(months);
  const before = patterns.before?.sessionMonths ?? [];
  const shift = shiftOf(months[0]?.year_month, before[0]?.year_month, context, "month");
  const finding = text.finding(decimal(perDay), span(hoursEach));
  const { month, sessions, days, perDay: aDay, each, longest } = text.columns;
  return (
    <Card
      id="sessions-per-day"
      topic={text.topic}
      finding={finding}
      footer={
        <>
          <span>{text.name}</span>
          {before.length === 0 ? null : <Dotted context={context} />}
          <Numbers
            caption={text.name}
            columns={[month, sessions, days, aDay, each, longest]}
            rows={months.map((row) => [
              longMonth(row.year_month),
              count(row.sessions),
              count(row.days),
              decimal(row.sessions / row.days),
              span(row.hours / row.sessions),
              span(row.longest_hours),
            ])}
            csv={csvLink("sessions-by-month", context.state)}
          />
        </>
      }
    >
      <LiveChart
        id="sessions-per-day"
        name={text.name}
        description={`${finding}. ${words.chart.keys}`}
        data={beside(sessionChart(months), sessionChart(before), shift)}
      />
    </Card>
  );
}
