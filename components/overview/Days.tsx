import { csvLink } from "../../lib/site/links.ts";
import { calendarFinding, lastWeeks } from "../../lib/views/calendar.ts";
import { measureText } from "../../lib/views/metric.ts";
import type { Overview, Scope } from "../../lib/views/overview.ts";
import { within } from "../../lib/views/ranges.ts";
import { shortDay } from "../../lib/words/format.ts";
import { words } from "../../lib/words/mod.ts";
import { CalendarHeat } from "../CalendarHeat.tsx";
import { Card } from "../Card.tsx";
import { HeatScale } from "../HeatScale.tsx";
import { Numbers } from "../Numbers.tsx";

const text = words.overview.calendar;

interface DaysProps {
  scope: Scope;
  overview: Pick<Overview, "days">;
}

/** The days of the range, or the last 53 weeks of it. */
export function Days({ scope, overview: { days } }: DaysProps) {
  const { state, state: { metric }, range, data } = scope;
  const shown = lastWeeks(within(range, data));
  const said = words.filters.range(shortDay(shown.start), shortDay(shown.end));
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
            csv={csvLink("calendar", { ...state, ...shown })}
          />
        </>
      }
    >
      <CalendarHeat days={days} range={shown} metric={metric} name={name} />
    </Card>
  );
}
