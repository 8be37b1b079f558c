import { linkTo } from "../../lib/site/links.ts";
import { calendarFinding } from "../../lib/views/calendar.ts";
import { measureText } from "../../lib/views/metric.ts";
import { filtersOf } from "../../lib/views/page_state.ts";
import type { ProfileData } from "../../lib/views/profile/page.ts";
import { apiSearch } from "../../lib/views/ranking_together.ts";
import { shortDay } from "../../lib/words/format.ts";
import { words } from "../../lib/words/mod.ts";
import { CalendarHeat } from "../CalendarHeat.tsx";
import { Card } from "../Card.tsx";
import { HeatScale } from "../HeatScale.tsx";
import { Numbers } from "../Numbers.tsx";

const text = words.overview.calendar;

/** The days of the last year in which it was played. */
export function CalendarCard({ scope, profile: { subject, days, calendar } }: ProfileData) {
  const { metric } = scope.state;
  const said = words.filters.range(shortDay(calendar.start), shortDay(calendar.end));
  const name = text.name(words.filters[metric], said);
  const csv = apiSearch({ ...filtersOf(calendar), ...subject.filters }, "csv");
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
            csv={linkTo("/api/calendar", csv)}
          />
        </>
      }
    >
      <CalendarHeat days={days} range={calendar} metric={metric} name={name} />
    </Card>
  );
}
