import { albumPath, artistPath, keptLink, trackPath } from "../../lib/ui/links/entity_links.ts";
import { csvLink } from "../../lib/ui/links/csv_link.ts";
import { largest } from "../../lib/ui/views/metric.ts";
import { toSearch } from "../../lib/queries/filters/codec.ts";
import type { Filters } from "../../lib/queries/filters/params.ts";
import { profileFilters } from "../../lib/ui/views/profile/profile.ts";
import type { ProfileData } from "../../lib/ui/views/profile/page.ts";
import { rankedRows, rankedTable } from "../../lib/ui/views/ranked.ts";
import { count, hours } from "../../lib/ui/words/format.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { Card } from "../Card.tsx";
import { Numbers } from "../Numbers.tsx";
import { RankedList } from "../RankedList.tsx";

const text = words.profile;
const columns = words.overview.trend.columns;
const SHOWN = 10;

/** The most played tracks; all of an album's. */
export function TracksCard(data: ProfileData) {
  const { context, profile: { subject, now } } = data;
  const { metric } = context.state;
  const kept = toSearch(context.state);
  const isAlbum = subject.kind === "album";
  const tracks = [...now.tracks].sort((a, b) => b[metric] - a[metric]);
  const rows = rankedRows(tracks.slice(0, isAlbum ? undefined : SHOWN), metric, (row) => ({
    name: row.track_name,
    href: keptLink(trackPath(row), kept),
  }));
  const top = largest(tracks, "plays");
  if (top === undefined) return null;
  return (
    <Card
      id="tracks"
      topic={text.tracks.topic}
      finding={text.tracks.finding(top.track_name, top.plays)}
      width={isAlbum ? "half" : "third"}
      footer={
        <Numbers
          caption={text.tracks.topic}
          columns={[text.tracks.column, columns.hours, columns.plays]}
          rows={rankedTable(tracks, tracks.map(({ track_name }) => track_name))}
          csv={csvLink("top-tracks", { ...filtersIn(data), limit: 100 })}
        />
      }
    >
      <RankedList rows={rows} />
    </Card>
  );
}

/** The most played albums of an artist. */
export function AlbumsCard(data: ProfileData) {
  const { context, profile: { now } } = data;
  const { metric } = context.state;
  const kept = toSearch(context.state);
  const albums = [...now.albums].sort((a, b) => b[metric] - a[metric]);
  const [top] = albums;
  if (top === undefined) return null;
  return (
    <Card
      id="albums"
      topic={text.albums.topic}
      finding={metric === "hours"
        ? text.albums.finding(top.album_name, top.hours)
        : text.albums.findingPlays(top.album_name, top.plays)}
      width="third"
      footer={
        <Numbers
          caption={text.albums.topic}
          columns={[text.albums.column, columns.hours, columns.plays]}
          rows={rankedTable(albums, albums.map(({ album_name }) => album_name))}
          csv={csvLink("top-albums", { ...filtersIn(data), limit: 100 })}
        />
      }
    >
      <RankedList
        rows={rankedRows(albums.slice(0, SHOWN), metric, (row) => ({
          name: row.album_name,
          href: keptLink(albumPath(row.artist_name, row.album_name), kept),
        }))}
      />
    </Card>
  );
}

/** What is played in the same sessions. */
export function NeighboursCard(data: ProfileData) {
  const { context, profile: { subject, neighbours: closest } } = data;
  const { kind } = subject;
  const kept = toSearch(context.state);
  const neighbours = [...closest].sort((a, b) => b.sessions - a.sessions);
  const most = neighbours[0]?.sessions ?? 1;
  const [top] = neighbours;
  return (
    <Card
      id="neighbours"
      topic={text.neighbours.topic}
      finding={top === undefined
        ? text.neighbours.none
        : text.neighbours.finding(top.name, top.sessions)}
      width={kind === "artist" ? "third" : "half"}
      footer={top === undefined ? undefined : (
        <>
          <span>{text.neighbours.how}</span>
          <Numbers
            caption={text.neighbours.topic}
            columns={[
              text.neighbours.column[kind],
              text.neighbours.columnSessions,
              columns.hours,
              columns.plays,
            ]}
            rows={neighbours.map((row) => [
              row.name,
              count(row.sessions),
              hours(row.hours),
              count(row.plays),
            ])}
            csv={csvLink("neighbours", { ...filtersIn(data), kind })}
          />
        </>
      )}
    >
      <RankedList
        rows={neighbours.map((row) => ({
          name: row.name,
          ...(row.artist_name === null ? {} : { under: row.artist_name }),
          href: keptLink(pathOf(kind, row), kept),
          value: text.neighbours.sessions(row.sessions),
          share: row.sessions / most,
        }))}
      />
    </Card>
  );
}

type Neighbour = ProfileData["profile"]["neighbours"][number];

function pathOf(kind: ProfileData["profile"]["subject"]["kind"], row: Neighbour) {
  const artist = row.artist_name ?? "";
  if (kind === "artist") return artistPath(row.name);
  if (kind === "album") return albumPath(artist, row.name);
  return trackPath({
    artist_name: artist,
    track_name: row.name,
    spotify_track_uri: row.spotify_track_uri,
  });
}

function filtersIn({ context, profile: { subject } }: ProfileData): Filters {
  return { ...context.state, ...profileFilters(context.filters), ...subject.filters };
}
