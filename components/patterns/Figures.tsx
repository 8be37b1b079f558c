import { changeText, wasText } from "../../lib/ui/views/hero.ts";
import type { Scope } from "../../lib/ui/views/overview.ts";
import type { Patterns } from "../../lib/ui/views/patterns.ts";
import { daysIn, within } from "../../lib/ui/views/ranges.ts";
import { sessionTotals } from "../../lib/ui/views/sessions.ts";
import { count, longDay, span } from "../../lib/ui/words/format.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { Figure } from "../Figure.tsx";

const text = words.patterns.figures;

/** Days with music, the longest streak, the current one, sessions. */
export function Figures({ scope, patterns }: { scope: Scope; patterns: Patterns }) {
  const { days, streaks, sessionMonths, before } = patterns;
  const { range, data, compared } = scope;
  const [longest] = streaks;
  const current = streaks.find(({ is_current }) => is_current);
  const { sessions, hoursEach } = sessionTotals(sessionMonths);
  const sessionsBefore = before === null ? undefined : sessionTotals(before.sessionMonths).sessions;
  const all = daysIn(within(range, data));
  const silentBefore = before === null || compared === null
    ? undefined
    : daysIn(within(compared, data)) - before.days;
  const streakText = (days: number) => text.streakValue(count(days), days);
  return (
    <dl class="figures">
      <Figure
        label={text.days}
        value={count(days.length)}
        note={changeText(days.length, before?.days, scope) || text.daysOf(days.length / all)}
      />
      <Figure
        label={text.streak}
        value={streakText(longest?.days ?? 0)}
        note={wasText(before === null ? undefined : streakText(before.longestStreak), scope) ||
          (longest === undefined ? "" : text.until(longDay(longest.end_date)))}
      />
      {range.end < data.end
        ? (
          <Figure
            label={text.silent}
            value={count(all - days.length)}
            note={changeText(all - days.length, silentBefore, scope) || text.silentOf(count(all))}
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
        note={changeText(sessions, sessionsBefore, scope) || text.each(span(hoursEach))}
      />
    </dl>
  );
}
