import { keptLink, trackPath } from "../../lib/ui/links/entity_links.ts";
import { total } from "../../lib/ui/views/metric.ts";
import { toSearch } from "../../lib/queries/filters/codec.ts";
import { csvOf } from "../../lib/ui/views/profile/csv.ts";
import type { ProfileData } from "../../lib/ui/views/profile/page.ts";
import { count, hours } from "../../lib/ui/words/format.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { CsvLink } from "../Numbers.tsx";
import { Card } from "../Card.tsx";
import { RankedList } from "../RankedList.tsx";

const text = words.profile.versions;

/** The versions of a track's song as one, with their parts, and the releases of this one. */
export function VersionsCard({ context, profile: { subject, ever } }: ProfileData) {
  const { song, uris } = ever;
  const kept = toSearch(context.state);
  const most = Math.max(...song.map((row) => row.hours), 0);
  const isOne = song.length < 2;
  return (
    <Card
      id="versions"
      topic={text.topic}
      finding={isOne
        ? text.uris(uris.length)
        : text.song(song.length, total(song, "plays"), total(song, "hours"))}
      width="half"
      footer={
        <>
          {isOne ? null : <span>{text.how}</span>}
          <CsvLink href={csvOf({ subject, ever }, isOne ? "versions" : "song")} />
        </>
      }
    >
      {isOne ? null : (
        <RankedList
          rows={song.map((row) => ({
            name: row.track_name,
            under: row.track_name === subject.name ? text.here : undefined,
            href: row.track_name === subject.name ? undefined : keptLink(trackPath(row), kept),
            value: hours(row.hours),
            share: most === 0 ? 0 : row.hours / most,
          }))}
        />
      )}
      <table class="releases">
        <caption>{text.releases}</caption>
        <thead>
          <tr>
            <th scope="col">{text.release}</th>
            <th scope="col">{words.overview.trend.columns.hours}</th>
            <th scope="col">{words.overview.trend.columns.plays}</th>
          </tr>
        </thead>
        <tbody>
          {uris.map((row) => (
            <tr key={row.spotify_track_uri}>
              <th scope="row">
                <bdi>{row.album_name ?? text.noAlbum}</bdi>
                <code>{row.spotify_track_uri}</code>
              </th>
              <td>{hours(row.hours)}</td>
              <td>{count(row.plays)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
