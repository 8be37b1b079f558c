import type { Podcast } from "../../lib/queries/questions/podcasts.ts";
import { csvLink } from "../../lib/ui/links/csv_link.ts";
import { linkTo } from "../../lib/ui/links/links.ts";
import { measureText } from "../../lib/ui/views/metric.ts";
import { toSearch } from "../../lib/queries/filters/codec.ts";
import { type PodcastState, podcastTotals } from "../../lib/ui/views/podcasts_page.ts";
import { count, hours, shortDay } from "../../lib/ui/words/format.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { Card } from "../Card.tsx";
import { Numbers } from "../Numbers.tsx";

const { shows: text, columns } = words.podcasts;

/** Shows by how much; each leads to its episodes. */
export function Shows({ shows, state }: { shows: readonly Podcast[]; state: PodcastState }) {
  const { metric } = state.page;
  const most = shows[0]?.[metric] ?? 0;
  return (
    <Card
      id="shows"
      topic={text.topic}
      width="half"
      finding={finding(shows)}
      footer={
        <Numbers
          caption={text.topic}
          columns={[
            text.column,
            columns.hours,
            columns.plays,
            columns.episodes,
            columns.first,
            columns.last,
          ]}
          rows={shows.map((row) => [
            row.show_name ?? "",
            hours(row.hours),
            count(row.plays),
            count(row.episodes),
            shortDay(row.first_played_at ?? ""),
            shortDay(row.last_played_at ?? ""),
          ])}
          csv={csvLink("podcasts", state.page)}
        />
      }
    >
      <ol class="ranked">
        {shows.slice(0, 25).map((row, at) => (
          <li key={row.show_name} class={row.show_name === state.show ? "chosen" : undefined}>
            <svg class="behind" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
              <rect
                width={most === 0 ? 0 : Math.round(row[metric] / most * 1000) / 10}
                height="1"
              />
            </svg>
            <span class="place">{at + 1}</span>
            <a
              class="to"
              href={`${linkTo("/podcasts", toggled(state, row.show_name))}#episodes-title`}
              aria-current={row.show_name === state.show ? "true" : undefined}
            >
              <bdi class="name" title={row.show_name ?? ""}>{row.show_name}</bdi>
              <span class="under">{text.episodes(row.episodes)}</span>
            </a>
            <span class="value">{measureText(row, metric)}</span>
          </li>
        ))}
      </ol>
    </Card>
  );
}

function finding(shows: readonly Podcast[]): string {
  const [first] = shows;
  if (first === undefined) return words.podcasts.none.title;
  const name = first.show_name ?? "";
  const all = podcastTotals(shows).hours;
  return shows.length === 1 ? text.only(name) : text.share(name, all === 0 ? 0 : first.hours / all);
}

function toggled({ page, show }: PodcastState, name: string | null): URLSearchParams {
  return toSearch({ ...page, ...(name === null || name === show ? {} : { show: name }) });
}
