import type { PageContext } from "../../lib/ui/page_context.ts";
import type { Overview } from "../../lib/ui/views/overview.ts";
import { hours, longDay, shortDay } from "../../lib/ui/words/format.ts";
import { toSearch } from "../../lib/queries/filters/codec.ts";
import { artistPath, keptLink } from "../../lib/ui/links/entity_links.ts";
import { Named } from "../RankedList.tsx";
import { words } from "../../lib/ui/words/mod.ts";
import { Card } from "../Card.tsx";

const text = words.overview;

/** The newest artists. */
export function Discoveries({ context, overview }: { context: PageContext; overview: Overview }) {
  const { firsts } = overview;
  const kept = toSearch(context.state);
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
              <Named name={artist_name} href={keptLink(artistPath(artist_name), kept)} />
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
