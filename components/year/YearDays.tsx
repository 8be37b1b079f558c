import { csvLink } from "../../lib/site/links.ts";
import { calendarFinding } from "../../lib/views/calendar.ts";
import { measureText } from "../../lib/views/metric.ts";
import type { PageState } from "../../lib/views/page_state.ts";
import type { YearPage } from "../../lib/views/year_page.ts";
import { shortDay } from "../../lib/words/format.ts";
import { words } from "../../lib/words/mod.ts";
import { CalendarHeat } from "../CalendarHeat.tsx";
import { Card } from "../Card.tsx";
import { HeatScale } from "../HeatScale.tsx";
import { Numbers } from "../Numbers.tsx";

const text = words.overview.calendar;

interface YearDaysProps {
  shown: YearPage;
  year: number;
  state: PageState;
}

/** Every day of the year. */
export function YearDays({ shown: { days }, year, state }: YearDaysProps) {
  const { metric } = state;
  const range = { start: `${year}-01-01`, end: `${year}-12-31` };
  const name = text.name(words.filters[metric], String(year));
  return (
    <Card
      id="days"
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
            csv={csvLink("calendar", { ...state, ...range })}
          />
        </>
      }
    >
      <CalendarHeat days={days} range={range} metric={metric} name={name} />
    </Card>
  );
}
