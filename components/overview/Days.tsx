import { csvLink } from "../../lib/site/links.ts";
import { lastWeeks } from "../../lib/views/calendar.ts";
import type { Overview, Scope } from "../../lib/views/overview.ts";
import { within } from "../../lib/views/ranges.ts";
import { shortDay } from "../../lib/words/format.ts";
import { words } from "../../lib/words/mod.ts";
import { DaysCard } from "../DaysCard.tsx";

interface DaysProps {
  scope: Scope;
  overview: Pick<Overview, "days">;
}

/** The days of the range, or the last 53 weeks of it. */
export function Days({ scope: { state, range, data }, overview: { days } }: DaysProps) {
  const shown = lastWeeks(within(range, data));
  return (
    <DaysCard
      days={days}
      range={shown}
      said={words.filters.range(shortDay(shown.start), shortDay(shown.end))}
      metric={state.metric}
      csv={csvLink("calendar", { ...state, ...shown })}
    />
  );
}
