import type { Overview } from "../../lib/views/overview.ts";
import { dayAndMonth, hours, longDay, shortDay } from "../../lib/words/format.ts";
import { words } from "../../lib/words/mod.ts";
import { Card } from "../Card.tsx";

const text = words.overview;

/** The newest artists, and the same day in other years. */
export function Memories({ overview }: { overview: Overview }) {
  const { firsts, onThisDay } = overview;
  const [newest] = firsts;
  const [latest] = onThisDay.rows;
  const day = dayAndMonth(onThisDay.date);
  return (
    <>
      <Card
        id="discoveries"
        topic={text.discoveries.topic}
        width="half"
        finding={newest === undefined
          ? text.discoveries.none
          : text.discoveries.finding(newest.artist_name, longDay(newest.first_played_at))}
      >
        <ul class="moments">
          {firsts.map(({ artist_name, first_played_at, track_name, hours: value }) => (
            <li>
              <time datetime={first_played_at}>{shortDay(first_played_at)}</time>
              <span>
                <bdi class="name">{artist_name}</bdi>
                <bdi class="under">
                  {track_name === null ? "" : text.discoveries.first(track_name)}
                </bdi>
              </span>
              <span class="value">{hours(value)}</span>
            </li>
          ))}
        </ul>
      </Card>
      <Card
        id="on-this-day"
        topic={text.onThisDay.topic}
        width="half"
        finding={latest === undefined
          ? text.onThisDay.none(day)
          : text.onThisDay.finding(day, latest.year, latest.artist_name)}
      >
        <ul class="moments">
          {onThisDay.rows.slice(0, 6).map(({ date, track_name, artist_name, hours: value }) => (
            <li>
              <time datetime={date}>{shortDay(date)}</time>
              <span>
                <bdi class="name">{track_name}</bdi>
                <bdi class="under">{artist_name}</bdi>
              </span>
              <span class="value">{hours(value)}</span>
            </li>
          ))}
        </ul>
      </Card>
    </>
  );
}
