import type { PageContext } from "../../lib/ui/page_context.ts";
import type { Overview } from "../../lib/ui/views/overview.ts";
import { dayAndMonth, hours } from "../../lib/ui/words/format.ts";
import { toSearch } from "../../lib/queries/filters/codec.ts";
import { keptLink, trackPath } from "../../lib/ui/links/entity_links.ts";
import { Named } from "../RankedList.tsx";
import { words } from "../../lib/ui/words/mod.ts";
import { Card } from "../Card.tsx";

const text = words.overview.onThisDay;

interface OnThisDayProps {
  context: PageContext;
  overview: Overview;
}

/** The same day in other years, the latest first. */
export function OnThisDay({ context, overview: { onThisDay: { date, rows } } }: OnThisDayProps) {
  const kept = toSearch(context.state);
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
            <Named
              name={row.track_name}
              href={keptLink(trackPath({ ...row, spotify_track_uri: null }), kept)}
            />
            <bdi class="under">{row.artist_name}</bdi>
            <span class="value">{hours(row.hours)}</span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
