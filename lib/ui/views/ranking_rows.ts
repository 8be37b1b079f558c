import { valuesOf } from "../charts/together.ts";
import type { Interest } from "../../queries/questions/interest.ts";
import type { Ranked } from "../../queries/questions/ranking.ts";
import { albumPath, artistPath, trackPath } from "../links/entity_links.ts";
import { words } from "../words/mod.ts";
import type { Buckets } from "./buckets.ts";
import type { Metric } from "./metric.ts";
import type { Kind } from "./ranking_state.ts";

/** A row as a ranked page shows it. */
export interface RankingRow extends Ranked {
  readonly shown: string;
  /** The artist of a track or album. */
  readonly under: string | null;
  readonly path: string | undefined;
  readonly underPath: string | undefined;
  /** Places up; null when it was not ranked before. */
  readonly moved: number | null;
  readonly line: readonly number[];
}

/** The rows of the question with what the page needs beside them. */
export function rankingRows(
  rows: readonly Ranked[],
  kind: Kind,
  lines: readonly Interest[],
  buckets: Buckets | null,
  metric: Metric,
): RankingRow[] {
  const byId = Map.groupBy(lines, ({ id }) => id);
  return rows.map((row) => ({
    ...row,
    ...namesOf(row, kind),
    moved: row.compared_rank === null ? null : row.compared_rank - row.rank,
    line: buckets === null ? [] : valuesOf(byId.get(row.id) ?? [], buckets, metric),
  }));
}

/** The names of a row as they are shown, and where they lead. */
export function namesOf(
  { name, artist_name, spotify_track_uri }: Pick<
    Ranked,
    "name" | "artist_name" | "spotify_track_uri"
  >,
  kind: Kind,
) {
  if (kind === "artist") {
    return {
      shown: name,
      under: null,
      path: artistPath(name),
      underPath: undefined,
    };
  }
  const artist = artist_name ?? "";
  return {
    shown: name,
    under: artist || words.ranking.unknownArtist,
    path: kind === "album"
      ? albumPath(artist, name)
      : trackPath({ artist_name: artist, track_name: name, spotify_track_uri }),
    underPath: artistPath(artist),
  };
}
