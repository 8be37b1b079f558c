import { calendarFinding, type DayRow } from "../lib/ui/views/calendar.ts";
import { measureText, type Metric } from "../lib/ui/views/metric.ts";
import type { Range } from "../lib/queries/filters/comparison.ts";
import { shortDay } from "../lib/ui/words/format.ts";
import { words } from "../lib/ui/words/mod.ts";
import { CalendarHeat } from "./CalendarHeat.tsx";
import { Card } from "./Card.tsx";
import { HeatScale } from "./HeatScale.tsx";
import { Numbers } from "./Numbers.tsx";

const text = words.overview.calendar;

interface DaysCardProps {
  days: readonly DayRow[];
  /** From the first to the last day that is shown. */
  range: Range;
  /** How that is told. */
  said: string;
  metric: Metric;
  csv: string;
}

/** Each day of up to 53 weeks. */
export function DaysCard({ days, range, said, metric, csv }: DaysCardProps) {
  const name = text.name(words.filters[metric], said);
  return (
    <Card
      id="calendar"
      topic={text.topic}
      finding={calendarFinding(days, metric)}
      footer={
        <>
          <span>{name}</span>
          <HeatScale />
          <Numbers
            caption={name}
            columns={[text.date, words.filters[metric]]}
            rows={days.map((day) => [shortDay(day.date), measureText(day, metric)])}
            csv={csv}
          />
        </>
      }
    >
      <CalendarHeat days={days} range={range} metric={metric} name={name} />
    </Card>
  );
}
