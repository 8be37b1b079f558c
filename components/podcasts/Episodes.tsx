import type { Podcast } from "../../lib/queries/questions/podcasts.ts";
import { csvLink } from "../../lib/ui/links/csv_link.ts";
import { linkTo } from "../../lib/ui/links/links.ts";
import { measureText } from "../../lib/ui/views/metric.ts";
import { toSearch } from "../../lib/queries/filters/codec.ts";
import type { PodcastState } from "../../lib/ui/views/podcasts_page.ts";
import { count, hours, shortDay } from "../../lib/ui/words/format.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { Card } from "../Card.tsx";
import { Numbers } from "../Numbers.tsx";

const { episodes: text, shows, columns } = words.podcasts;

/** As many as stand well beside the shows; the table has more. */
const SHOWN = 12;

interface EpisodesProps {
  shown: { readonly episodes: readonly Podcast[] };
  state: PodcastState;
}

/** Episodes by how much, of all shows or of the one that was chosen. */
export function Episodes({ shown: { episodes }, state: { page, show } }: EpisodesProps) {
  const [first] = episodes;
  const topic = show === undefined ? text.topic : text.topicOf(show);
  const csv = csvLink("podcasts", {
    ...page,
    groupBy: "episode",
    ...(show === undefined ? {} : { show }),
  });
  return (
    <Card
      id="episodes"
      topic={topic}
      width="half"
      finding={first === undefined
        ? text.none
        : text.finding(first.episode_name ?? text.unknown, hours(first.hours))}
      footer={
        <>
          {show === undefined ? null : <a href={linkTo("/podcasts", toSearch(page))}>{text.all}</a>}
          <Numbers
            caption={topic}
            columns={[text.column, shows.column, columns.hours, columns.plays, columns.last]}
            rows={episodes.map((row) => [
              row.episode_name ?? text.unknown,
              row.show_name ?? "",
              hours(row.hours),
              count(row.plays),
              shortDay(row.last_played_at ?? ""),
            ])}
            csv={csv}
          />
        </>
      }
    >
      <ul class="moments episodes">
        {episodes.slice(0, SHOWN).map((row) => (
          <li key={`${row.show_name} ${row.episode_name}`}>
            <span>
              <bdi class="name" title={row.episode_name ?? ""}>
                {row.episode_name ?? text.unknown}
              </bdi>
              <span class="under">
                {show === undefined ? <bdi>{`${row.show_name}, `}</bdi> : null}
                {text.last(shortDay(row.last_played_at ?? ""))}
              </span>
            </span>
            <span class="value">{measureText(row, page.metric)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
