import { integer, maybeBoolean, maybeText, type RawRow, type RowOf, text } from "../columns.ts";
import { encodeCursor, type PlaysCursor } from "../filters/cursor.ts";
import { FILTERS, type Filters, MOMENTS } from "../filters/params.ts";
import { foldText } from "../../core/fold.ts";
import { list } from "../question.ts";
import { Values } from "../sql.ts";
import { where } from "../where.ts";

const columns = {
  played_at: text("When playback ended, local.", "local-time"),
  track_name: maybeText("The title."),
  artist_name: maybeText("The artist."),
  album_name: maybeText("The album."),
  spotify_track_uri: maybeText("The URI it was played under."),
  ms_played: integer("How long it played, in milliseconds."),
  platform: maybeText("The family of devices."),
  country: maybeText("The country of the connection."),
  skipped: maybeBoolean("Whether it was skipped."),
  shuffle: maybeBoolean("Whether shuffle was on."),
};

/** One play. */
export type Play = RowOf<typeof columns>;

/** The sort key of plays, unique to each. */
const ORDER = [
  "played_at_utc",
  "ms_played",
  `coalesce(spotify_track_uri, '') collate "C"`,
  `coalesce(track_name, '') collate "C"`,
  `coalesce(artist_name, '') collate "C"`,
];

export const question = list({
  path: "plays",
  exposure: "never",
  help: "Every play, the latest first, in pages: `next_cursor` leads to the next one and stays " +
    "right while new plays are added.",
  params: [...FILTERS, ...MOMENTS, "credit", "q", "cursor", "limit"],
  defaults: { limit: 50 },
  columns,
  sql: (filters) => {
    const values = new Values();
    const { cursor } = filters;
    const narrowed = matching(filters, values);
    const at = cursor === undefined ? undefined : values.add(cursor.playedAtUtc, "timestamp");
    const limit = values.add((filters.limit ?? 50) + 1, "integer");
    const notLater = `play_id <= ${lastPlayBy(at)}`;
    // A play that ended in the cursor's second is on the page if it sorts after the cursor, without
    // displacing older ones.
    return values.statement(`
with older as (
  select played_at_utc
  from listens
  ${
      where(filters, values, [
        ...narrowed,
        notLater,
        ...(at === undefined ? [] : [`played_at_utc < ${at}`]),
      ])
    }
  order by play_id desc
  limit ${limit}
),
start as (
  select coalesce(min(played_at_utc), ${at ?? "null"}) as started_at
  from older
),
page as (
  select play_id
  from listens
  ${
      where(filters, values, [
        ...narrowed,
        notLater,
        ...(at === undefined ? [] : [`played_at_utc <= ${at}`]),
        "played_at_utc >= (select started_at from start)",
        `play_id >= ${firstPlaySince("(select started_at from start)")}`,
      ])
    }
)
select
  played_at, track_name, artist_name, album_name, spotify_track_uri, ms_played, platform, country,
  skipped, shuffle, played_at_utc
from plays
where play_id in (select play_id from page)
  ${cursor === undefined ? "" : `and ${after(cursor, values)}`}
order by ${ORDER.map((column) => `${column} desc`).join(", ")}
limit ${limit}`);
  },
  next: (rows, { limit = 50 }) => {
    const last = rows[limit - 1];
    return rows.length > limit && last !== undefined ? cursorOf(last) : null;
  },
});

/**
 * The highest number of a play up to a time in UTC, or of all plays, with a day to spare: no zone is
 * more than a day away from UTC. Plays are numbered in the order of time, so the key finds a range of
 * time. With both ends given, Postgres expects a short range and looks its plays up one by one.
 */
function lastPlayBy(at: string | undefined): string {
  const until = at === undefined ? "" : ` where date <= cast(${at} as date) + 1`;
  return `(select max(last_play_id) from daily_totals${until})`;
}

/** The lowest number of a play since a time in UTC, with a day to spare. */
function firstPlaySince(at: string): string {
  return `(select min(first_play_id) from daily_totals where date >= cast(${at} as date) - 1)`;
}

/** A search finds what the track or the artist is called. */
function matching({ q }: Filters, values: Values): string[] {
  if (q === undefined) return [];
  const key = values.add(foldText(q), "text");
  const matches = (kind: string) =>
    `${kind}_id in (select ${kind}_id from played_${kind}s where strpos(search_key, ${key}) > 0)`;
  return [`(${matches("track")} or ${matches("artist")})`];
}

function after(cursor: PlaysCursor, values: Values): string {
  const at = values.add(cursor.playedAtUtc, "timestamp");
  const position = [
    at,
    values.add(cursor.msPlayed, "bigint"),
    `${values.add(cursor.uri, "text")} collate "C"`,
    `${values.add(cursor.track, "text")} collate "C"`,
    `${values.add(cursor.artist, "text")} collate "C"`,
  ];
  return `(played_at_utc < ${at} or (${ORDER.join(", ")}) < (${position.join(", ")}))`;
}

function cursorOf(last: RawRow): string {
  return encodeCursor({
    playedAtUtc: String(last["played_at_utc"]),
    msPlayed: Number(last["ms_played"]),
    uri: String(last["spotify_track_uri"] ?? ""),
    track: String(last["track_name"] ?? ""),
    artist: String(last["artist_name"] ?? ""),
  });
}
