import { plural, type PluralForms } from "../../core/plural.ts";
import { openCopy } from "../../db/duckdb.ts";

/** What a demo shows of the listener it invented. */
export interface Summary {
  readonly hours: number;
  readonly plays: number;
  /** `2016-01-01` and the last day, local. */
  readonly first_day: string;
  readonly last_day: string;
  readonly top_artists: readonly { readonly artist_name: string; readonly hours: number }[];
  readonly top_tracks: readonly {
    readonly track_name: string;
    readonly artist_name: string;
    readonly plays: number;
  }[];
  /** The local hour with the most listening, 0 to 23. */
  readonly busiest_hour: number;
}

/** Asks a database the questions of {@linkcode Summary}. */
export async function summarize(path: string): Promise<Summary> {
  const database = await openCopy(path);
  try {
    const [total] = await database.rows(`
      select
        cast(sum(ms_played) as double) / 3600000 as hours,
        count(*) as plays,
        cast(min(date) as varchar) as first_day,
        cast(max(date) as varchar) as last_day
      from plays`);
    const artists = await database.rows(`
      select artist_name, cast(sum(ms_played) as double) / 3600000 as hours
      from plays
      where artist_name is not null
      group by artist_name
      order by hours desc, artist_name
      limit 5`);
    const tracks = await database.rows(`
      select track_name, artist_name, count(*) as plays
      from plays
      where track_name is not null and artist_name is not null
      group by artist_name, track_name
      order by plays desc, artist_name, track_name
      limit 5`);
    const [hour] = await database.rows(`
      select hour from plays group by hour order by sum(ms_played) desc, hour limit 1`);
    return {
      hours: Math.round(Number(total?.["hours"])),
      plays: Number(total?.["plays"]),
      first_day: String(total?.["first_day"]),
      last_day: String(total?.["last_day"]),
      top_artists: artists.map((row) => ({
        artist_name: String(row["artist_name"]),
        hours: Math.round(Number(row["hours"])),
      })),
      top_tracks: tracks.map((row) => ({
        track_name: String(row["track_name"]),
        artist_name: String(row["artist_name"]),
        plays: Number(row["plays"]),
      })),
      busiest_hour: Number(hour?.["hour"]),
    };
  } finally {
    database.close();
  }
}

/** The summary as a person reads it. */
export function summaryText(summary: Summary): string {
  const counted = (forms: PluralForms) => (value: number) =>
    `${value.toLocaleString("en")} ${plural(value, forms)}`;
  const hoursText = counted({ one: "hour", other: "hours" });
  const playsText = counted({ one: "play", other: "plays" });
  const { hours, plays, first_day, last_day, top_artists, top_tracks, busiest_hour } = summary;
  return [
    `${hoursText(hours)} in ${playsText(plays)}, from ${first_day} to ${last_day}.`,
    `Most listening between ${busiest_hour}:00 and ${(busiest_hour + 1) % 24}:00.`,
    "",
    "Top artists",
    ...top_artists.map(({ artist_name, hours }, at) =>
      `  ${at + 1}. ${artist_name}, ${hoursText(hours)}`
    ),
    "",
    "Top tracks",
    ...top_tracks.map(({ track_name, artist_name, plays }, at) =>
      `  ${at + 1}. ${track_name} by ${artist_name}, ${playsText(plays)}`
    ),
    "",
  ].join("\n");
}
