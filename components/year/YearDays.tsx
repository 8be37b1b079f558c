import { csvLink } from "../../lib/ui/links/csv_link.ts";
import { datesOf, type PageState } from "../../lib/ui/views/page_state.ts";
import type { YearPage } from "../../lib/ui/views/year_page.ts";
import { DaysCard } from "../DaysCard.tsx";

interface YearDaysProps {
  shown: YearPage;
  year: number;
  state: PageState;
}

/** Every day of the year. */
export function YearDays({ shown: { days }, year, state }: YearDaysProps) {
  const range = { start: `${year}-01-01`, end: `${year}-12-31` };
  return (
    <DaysCard
      days={days}
      range={range}
      said={String(year)}
      metric={state.metric}
      csv={csvLink("calendar", { ...state, ...datesOf(range) })}
    />
  );
}
