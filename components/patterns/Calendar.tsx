import { csvLink } from "../../lib/ui/links/csv_link.ts";
import { calendarFinding } from "../../lib/ui/views/calendar.ts";
import { measureText } from "../../lib/ui/views/metric.ts";
import type { PageContext } from "../../lib/ui/page_context.ts";
import type { Patterns } from "../../lib/ui/views/patterns.ts";
import { daysIn } from "../../lib/queries/filters/comparison.ts";
import { within } from "../../lib/ui/views/ranges.ts";
import { yearRows } from "../../lib/ui/views/year_stripes.ts";
import { longMonth, shortDay } from "../../lib/ui/words/format.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { Card } from "../Card.tsx";
import { HeatScale } from "../HeatScale.tsx";
import { Numbers } from "../Numbers.tsx";
import { Days } from "../overview/Days.tsx";
import { YearStripes } from "../YearStripes.tsx";

const text = words.patterns.calendar;

/** Ranges up to this long are shown week by week. */
const ONE_YEAR = 371;
/** So few days are what the trend shows already. */
const FEW = 28;

/** Every day: years as rows, or the weeks of a single one. */
export function Calendar({ context, patterns }: { context: PageContext; patterns: Patterns }) {
  const { state, state: { metric }, data } = context;
  const range = within(context.range, data);
  if (daysIn(range) < FEW) return null;
  if (daysIn(range) <= ONE_YEAR) return <Days context={context} overview={patterns} />;
  const years = yearRows(patterns.days, range, metric);
  const name = text.name(words.filters[metric], shortDay(range.start), shortDay(range.end));
  const months = Array.from({ length: 12 }, (_, at) => String(at + 1).padStart(2, "0"));
  return (
    <Card
      id="calendar"
      topic={text.topic}
      finding={calendarFinding(patterns.days, metric)}
      footer={
        <>
          <span>{name}; {text.inTable}</span>
          <HeatScale />
          <Numbers
            caption={name}
            columns={[
              text.year,
              ...months.map((month) => longMonth(`2024-${month}`).slice(0, 3)),
            ]}
            rows={years.map(({ year, months: of }) => [
              year,
              ...months.map((month) => {
                const found = of.find((row) => row.month.endsWith(`-${month}`));
                return found === undefined ? "" : measureText(found, metric);
              }),
            ])}
            csv={csvLink("calendar", state)}
          />
        </>
      }
    >
      <YearStripes years={years} metric={metric} name={name} />
    </Card>
  );
}
