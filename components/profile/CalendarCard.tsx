import { linkTo } from "../../lib/site/links.ts";
import { filtersOf } from "../../lib/views/page_state.ts";
import type { ProfileData } from "../../lib/views/profile/page.ts";
import { apiSearch } from "../../lib/views/ranking_together.ts";
import { shortDay } from "../../lib/words/format.ts";
import { words } from "../../lib/words/mod.ts";
import { DaysCard } from "../DaysCard.tsx";

/** The days of the last year in which it was played. */
export function CalendarCard({ scope, profile: { subject, days, calendar } }: ProfileData) {
  const csv = apiSearch({ ...filtersOf(calendar), ...subject.filters }, "csv");
  return (
    <DaysCard
      days={days}
      range={calendar}
      said={words.filters.range(shortDay(calendar.start), shortDay(calendar.end))}
      metric={scope.state.metric}
      csv={linkTo("/api/calendar", csv)}
    />
  );
}
