import type { Overview } from "../../lib/views/overview.ts";
import { dayAndMonth, hours } from "../../lib/words/format.ts";
import { words } from "../../lib/words/mod.ts";
import { Card } from "../Card.tsx";

const text = words.overview.onThisDay;

/** The same day in other years, the latest first. */
export function OnThisDay({ overview: { onThisDay: { date, rows } } }: { overview: Overview }) {
  const [latest] = rows;
  const day = dayAndMonth(date);
  return (
    <Card
      id="on-this-day"
      topic={text.topic}
      finding={latest === undefined
        ? text.none(day)
        : text.finding(day, latest.year, latest.artist_name)}
    >
      <ol class="years">
        {rows.slice(0, 6).map((row) => (
          <li>
            <time class="year" datetime={row.date}>{row.year}</time>
            <bdi class="name">{row.track_name}</bdi>
            <bdi class="under">{row.artist_name}</bdi>
            <span class="value">{hours(row.hours)}</span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
