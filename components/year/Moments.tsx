import { freshShare } from "../../lib/ui/views/year_words.ts";
import type { YearPage, YearTotals } from "../../lib/ui/views/year_page.ts";
import { count, hours, longDay, shortDay, span, timeOfDay } from "../../lib/ui/words/format.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { Card } from "../Card.tsx";
import { Figure } from "../Figure.tsx";

const text = words.year.moments;

/** What stood out: a day, a streak, a session, newcomers. */
export function Moments({ shown: { review }, totals }: { shown: YearPage; totals: YearTotals }) {
  const { biggest_day: day, longest_streak: streak, longest_session: session } = review;
  if (day === null || streak === null || session === null) return null;
  return (
    <Card
      id="moments"
      topic={text.topic}
      finding={text.finding(longDay(day.date), hours(day.hours))}
    >
      <dl class="figures">
        <Figure
          label={text.biggest}
          value={span(day.hours)}
          note={text.plays(shortDay(day.date), day.plays)}
        />
        <Figure
          label={text.streak}
          value={text.days(streak.days)}
          note={text.from(shortDay(streak.start_date), shortDay(streak.end_date))}
        />
        <Figure
          label={text.session}
          value={span(session.elapsed_hours)}
          note={text.sessionOn(shortDay(session.started_at), timeOfDay(session.started_at))}
        />
        <Figure
          label={text.fresh}
          value={count(totals.new_artists)}
          note={freshShare(totals)}
        />
      </dl>
    </Card>
  );
}
