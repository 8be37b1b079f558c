import { csvLink } from "../../lib/ui/links/csv_link.ts";
import { datesOf } from "../../lib/ui/views/page_state.ts";
import { profileFilters } from "../../lib/ui/views/profile/profile.ts";
import type { ProfileData } from "../../lib/ui/views/profile/page.ts";
import { shortDay } from "../../lib/ui/words/format.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { DaysCard } from "../DaysCard.tsx";

/** The days of the last year in which it was played. */
export function CalendarCard({ context, profile: { subject, days, calendar } }: ProfileData) {
  const asked = { ...profileFilters(context.filters), ...datesOf(calendar), ...subject.filters };
  return (
    <DaysCard
      days={days}
      range={calendar}
      said={words.filters.range(shortDay(calendar.start), shortDay(calendar.end))}
      metric={context.state.metric}
      csv={csvLink("calendar", asked)}
    />
  );
}
