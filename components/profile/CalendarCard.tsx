import { linkTo } from "../../lib/ui/links/links.ts";
import { filtersOf } from "../../lib/ui/views/page_state.ts";
import type { ProfileData } from "../../lib/ui/views/profile/page.ts";
import { apiSearch } from "../../lib/ui/views/ranking_together.ts";
import { shortDay } from "../../lib/ui/words/format.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { DaysCard } from "../DaysCard.tsx";

/** The days of the last year in which it was played. */
export function CalendarCard({ context, profile: { subject, days, calendar } }: ProfileData) {
  const csv = apiSearch({ ...filtersOf(calendar), ...subject.filters }, "csv");
  return (
    <DaysCard
      days={days}
      range={calendar}
      said={words.filters.range(shortDay(calendar.start), shortDay(calendar.end))}
      metric={context.state.metric}
      csv={linkTo("/api/calendar", csv)}
    />
  );
}
