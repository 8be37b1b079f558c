import { csvLink } from "../../lib/ui/links/csv_link.ts";
import { lastWeeks } from "../../lib/ui/views/calendar.ts";
import type { PageContext } from "../../lib/ui/page_context.ts";
import type { Overview } from "../../lib/ui/views/overview.ts";
import { datesOf } from "../../lib/ui/views/page_state.ts";
import { within } from "../../lib/ui/views/ranges.ts";
import { shortDay } from "../../lib/ui/words/format.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { DaysCard } from "../DaysCard.tsx";

interface DaysProps {
  context: PageContext;
  overview: Pick<Overview, "days">;
}

/** The days of the range, or the last 53 weeks of it. */
export function Days({ context: { state, range, data }, overview: { days } }: DaysProps) {
  const shown = lastWeeks(within(range, data));
  return (
    <DaysCard
      days={days}
      range={shown}
      said={words.filters.range(shortDay(shown.start), shortDay(shown.end))}
      metric={state.metric}
      csv={csvLink("calendar", { ...state, ...datesOf(shown) })}
    />
  );
}
