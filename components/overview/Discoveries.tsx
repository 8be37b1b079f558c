import type { Overview } from "../../lib/views/overview.ts";
import { hours, longDay, shortDay } from "../../lib/words/format.ts";
import { words } from "../../lib/words/mod.ts";
import { Card } from "../Card.tsx";

const text = words.overview;

/** The newest artists. */
export function Discoveries({ overview }: { overview: Overview }) {
  const { firsts } = overview;
  const [newest] = firsts;
  return (
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
  );
}
