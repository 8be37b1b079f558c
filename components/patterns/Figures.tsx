import { changeText, wasText } from "../../lib/ui/views/hero.ts";
import type { PageContext } from "../../lib/ui/page_context.ts";
import type { Patterns } from "../../lib/ui/views/patterns.ts";
import { daysIn } from "../../lib/queries/filters/comparison.ts";
import { within } from "../../lib/ui/views/ranges.ts";
import { sessionTotals } from "../../lib/ui/views/sessions.ts";
import { count, longDay, span } from "../../lib/ui/words/format.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { Figure } from "../Figure.tsx";

const text = words.patterns.figures;

/** Days with music, the longest streak, the current one, sessions. */
export function Figures({ context, patterns }: { context: PageContext; patterns: Patterns }) {
  const { listeningDays, streaks, sessionMonths, before } = patterns;
  const { range, data, compared } = context;
  const [longest] = streaks;
  const current = streaks.find(({ is_current }) => is_current);
  const { sessions, hoursEach } = sessionTotals(sessionMonths);
  const sessionsBefore = before === null ? undefined : sessionTotals(before.sessionMonths).sessions;
  const all = daysIn(within(range, data));
  const silentBefore = before === null || compared === null
    ? undefined
    : daysIn(within(compared, data)) - before.days;
  const sample = (before?.sessionMonths ?? []).reduce((sum, { plays }) => sum + plays, 0);
  const change = (measure: "days" | "sessions", now: number, before: number | undefined) =>
    changeText({ measure, now, before, sample }, context);
  const streakText = (days: number) => text.streakValue(count(days), days);
  return (
    <dl class="figures">
      <Figure
        label={text.days}
        value={count(listeningDays)}
        note={change("days", listeningDays, before?.days) || text.daysOf(listeningDays / all)}
      />
      <Figure
        label={text.streak}
        value={streakText(longest?.days ?? 0)}
        note={wasText(before === null ? undefined : streakText(before.longestStreak), context) ||
          (longest === undefined ? "" : text.until(longDay(longest.end_date)))}
      />
      {range.end < data.end
        ? (
          <Figure
            label={text.silent}
            value={count(all - listeningDays)}
            note={change("days", all - listeningDays, silentBefore) || text.silentOf(count(all))}
          />
        )
        : (
          <Figure
            label={text.current}
            value={streakText(current?.days ?? 0)}
            note={current === undefined
              ? text.currentNone
              : text.currentSince(longDay(current.start_date))}
          />
        )}
      <Figure
        label={text.sessions}
        value={count(sessions)}
        note={change("sessions", sessions, sessionsBefore) || text.each(span(hoursEach))}
      />
    </dl>
  );
}
