import { csvLink } from "../../lib/site/links.ts";
import { calendarFinding, lastWeeks } from "../../lib/views/calendar.ts";
import { measureText } from "../../lib/views/metric.ts";
import type { Overview, Scope } from "../../lib/views/overview.ts";
import { weekFinding, weekRows } from "../../lib/views/week.ts";
import { clock, shortDay, weekday } from "../../lib/words/format.ts";
import { words } from "../../lib/words/mod.ts";
import { CalendarHeat } from "../CalendarHeat.tsx";
import { Card } from "../Card.tsx";
import { HeatScale } from "../HeatScale.tsx";
import { Numbers } from "../Numbers.tsx";
import { WeekHeat } from "../WeekHeat.tsx";

const text = words.overview;

/** When in the week, and on which days. */
export function When({ scope, overview }: { scope: Scope; overview: Overview }) {
  const { state, state: { metric }, range, data } = scope;
  const { week, days } = overview;
  const shown = lastWeeks({
    start: range.start < data.start ? data.start : range.start,
    end: range.end > data.end ? data.end : range.end,
  });
  const weekName = text.week.name(words.filters[metric]);
  const daysName = text.calendar.name(
    words.filters[metric],
    words.filters.range(shortDay(shown.start), shortDay(shown.end)),
  );
  return (
    <>
      <Card
        id="week"
        topic={text.week.topic}
        finding={weekFinding(week, metric)}
        width="half"
        footer={
          <>
            <span>{weekName}</span>
            <HeatScale />
            <Numbers
              caption={weekName}
              columns={[text.week.day, ...Array.from({ length: 24 }, (_, hour) => clock(hour))]}
              rows={weekRows(week).map(({ dow, hours }) => [
                weekday(dow),
                ...hours.map((cell) => measureText(cell, metric)),
              ])}
              csv={csvLink("heatmap", state)}
            />
          </>
        }
      >
        <WeekHeat cells={week} metric={metric} />
      </Card>
      <Card
        id="calendar"
        topic={text.calendar.topic}
        finding={calendarFinding(days, metric)}
        width="half"
        footer={
          <>
            <span>{daysName}</span>
            <HeatScale />
            <Numbers
              caption={daysName}
              columns={[text.calendar.date, words.filters[metric]]}
              rows={days.map((day) => [shortDay(day.date), measureText(day, metric)])}
              csv={csvLink("calendar", state)}
            />
          </>
        }
      >
        <CalendarHeat days={days} range={shown} metric={metric} name={daysName} />
      </Card>
    </>
  );
}
