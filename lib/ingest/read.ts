import { literalPattern, quoteText } from "../db/duckdb.ts";
import { quoteName } from "../db/tables.ts";
import { judged, type Judging } from "./judge.ts";
import { positionColumns } from "./positions.ts";
import { EXPORTED_FIELDS, exportedFormatOf, isExported, readExported } from "./read_export.ts";
import type { Format } from "./sniff.ts";

/**
 * The fields that are read, all as text. `ip_addr`, `username`, `user_agent_decrypted` and any other
 * field of a record are not listed here, so DuckDB never stores them.
 */
const EXTENDED_FIELDS = [
  "ts",
  "platform",
  "ms_played",
  "conn_country",
  "master_metadata_track_name",
  "master_metadata_album_artist_name",
  "master_metadata_album_album_name",
  "spotify_track_uri",
  "episode_name",
  "episode_show_name",
  "spotify_episode_uri",
  "audiobook_title",
  "audiobook_uri",
  "audiobook_chapter_uri",
  "audiobook_chapter_title",
  "reason_start",
  "reason_end",
  "shuffle",
  "skipped",
  "offline",
  "incognito_mode",
] as const;

const ACCOUNT_FIELDS = [
  "endTime",
  "time",
  "msPlayed",
  "artistName",
  "trackName",
  "albumName",
  "podcastName",
  "episodeName",
  "audiobookName",
  "audiobookTitle",
  "chapterName",
  "chapterTitle",
] as const;

/** A source, with the number that identifies it while its records are read. */
export interface NumberedFile {
  readonly number: number;
  readonly file: string;
  readonly format: Format;
}

/** The shape of a file's records; files of one shape are read together. */
export function shapeOf({ format }: Pick<NumberedFile, "format">): string {
  if (format.startsWith("account")) return "account";
  return format.startsWith("export") ? format : "extended";
}

/** The fields of a format's records that are read. */
export function fieldsOf(format: Format): readonly string[] {
  if (isExported(format)) return EXPORTED_FIELDS;
  return format.startsWith("account") ? ACCOUNT_FIELDS : EXTENDED_FIELDS;
}

/**
 * A query that reads files into records: `file_number`, `utc`, `ms`, `kind` (track, podcast,
 * audiobook), the columns of `plays` that come from a record, and what {@linkcode judged} adds.
 *
 * @param files sources that share one shape of records: see {@linkcode shapeOf}
 * @param withPosition adds `position`, each record's position in its file from 1, and `record`, its
 *   fields as JSON
 */
export function readRecords(
  files: readonly NumberedFile[],
  judging: Judging,
  withPosition = false,
): string {
  const exported = exportedFormatOf(files);
  if (exported !== undefined) return readExported(files, exported, judging, withPosition);
  const format = files[0]?.format ?? "extended";
  const isAccount = format.startsWith("account");
  const fields = fieldsOf(format);
  const columns = fields.map((field) => `${field}: 'varchar'`).join(", ");
  const list = files.map(({ file }) => quoteText(literalPattern(file))).join(", ");
  const numbers = files.map(({ file, number }) => `(${quoteText(file)}, ${number})`).join(", ");
  const extra = withPosition ? positionColumns(fields) : "";
  const records = `
    select
      file_number,
      ${isAccount ? accountColumns() : EXTENDED_COLUMNS}${extra}
    from read_json(
      [${list}],
      format = 'array',
      columns = {${columns}},
      -- a value that is not an object becomes a row of nulls; broken syntax still fails
      ignore_errors = true,
      filename = 'file',
      -- a folder \`year=2023\` is not a column, and a name ending in .gz means nothing
      hive_partitioning = false,
      compression = 'uncompressed'
    )
    join (values ${numbers}) as files(file, file_number) using (file)`;
  return judged(records, judging);

  function accountColumns(): string {
    return ACCOUNT_COLUMNS
      .replace("$is_book", isOfFormat("account_audiobook"))
      .replaceAll("$is_of_2018", isOfFormat("account_2018"));
  }

  function isOfFormat(format: Format): string {
    const numbers = files.filter((file) => file.format === format).map(({ number }) => number);
    return numbers.length === 0 ? "false" : `file_number in (${numbers.join(", ")})`;
  }
}

/**
 * UTC, from the forms Spotify has used (`…T21:07:25Z`, `… 21:07:25 UTC`, `2023-06-01 14:05`), and from
 * the number that programs such as pandas convert it to.
 */
function utc(field: string): string {
  return `date_trunc('second', case
        when length(${field}) >= 16 and (suffix(${field}, 'Z') or suffix(${field}, ' UTC'))
          then try_cast(${field} as timestamp)
        when try_cast(${field} as bigint) is not null then ${sinceEpoch(`cast(${field} as bigint)`)}
        when length(${field}) < 16 then null
        else timezone('UTC', try_cast(${field} as timestamptz))
      end)`;
}

/**
 * Time since 1970 in seconds, milliseconds, microseconds or nanoseconds: any number is a time in this
 * century in only one of these units.
 */
function sinceEpoch(number: string): string {
  const inUnits = EPOCH_UNITS.map(([digits, microseconds]) =>
    `when ${number} between ${EARLIEST_EPOCH}${"0".repeat(digits)} and ${LATEST_EPOCH}${
      "9".repeat(digits)
    } then make_timestamp(${microseconds(number)})`
  );
  return `case ${inUnits.join(" ")} end`;
}

/** 2000 and 2099 in seconds. */
const EARLIEST_EPOCH = 946_684_800;
const LATEST_EPOCH = 4_102_444_799;

/** How many more digits than seconds a unit has, and its conversion to microseconds. */
const EPOCH_UNITS: readonly (readonly [number, (number: string) => string])[] = [
  [0, (seconds) => `${seconds} * 1000000`],
  [3, (milliseconds) => `${milliseconds} * 1000`],
  [6, (microseconds) => microseconds],
  [9, (nanoseconds) => `${nanoseconds} // 1000`],
];

/** The first non-empty field; an empty text counts as missing. */
function firstOf(...fields: readonly string[]): string {
  return `coalesce(${fields.map((field) => `nullif(${field}, '')`).join(", ")})`;
}

/** What account data writes for a missing name. */
const PLACEHOLDERS = ["Unknown Artist", "Unknown Track", "Unknown Book", "Unknown Chapter"];

/** Like {@linkcode firstOf}, without the placeholders of account data. */
function nameOf(...fields: readonly string[]): string {
  const first = firstOf(...fields);
  return `case when ${first} not in (${PLACEHOLDERS.map(quoteText).join(", ")}) then ${first} end`;
}

/** Whether a record names what was played, even with a placeholder. */
function hasName(...fields: readonly string[]): string {
  return `${firstOf(...fields)} is not null as has_name`;
}

/**
 * true, "True", 1, 1563 … and their opposites; anything else is unknown. The forms Spotify writes are
 * compared first, which takes half the time of a cast.
 */
function truth(field: string): string {
  return `case ${field}
        when 'true' then true
        when 'false' then false
        else coalesce(try_cast(${field} as boolean), try_cast(${field} as double) <> 0)
      end`;
}

/** Whether all fields are missing, as in a value that is not an object. */
function blank(time: string, fields: readonly string[]): string {
  return `case when ${time} is null then coalesce(${fields.map(quoteName).join(", ")}) is null end`;
}

const EXTENDED_TITLES = ["master_metadata_track_name", "episode_name", "audiobook_chapter_title"];
const EXTENDED_ARTISTS = [
  "master_metadata_album_artist_name",
  "episode_show_name",
  "audiobook_title",
];

const EXTENDED_COLUMNS = `true as is_precise,
      ${utc("ts")} as utc,
      try_cast(ms_played as bigint) as ms,
      case
        when ${
  firstOf("audiobook_title", "audiobook_uri", "audiobook_chapter_uri", "audiobook_chapter_title")
} is not null
          then 'audiobook'
        when ${firstOf("episode_name", "episode_show_name", "spotify_episode_uri")} is not null
          or starts_with(spotify_track_uri, 'spotify:episode:') then 'podcast'
        else 'track'
      end as kind,
      ${firstOf(...EXTENDED_TITLES)} as track_name,
      ${firstOf(...EXTENDED_ARTISTS)} as artist_name,
      ${firstOf("master_metadata_album_album_name")} as album_name,
      ${
  firstOf("spotify_track_uri", "spotify_episode_uri", "audiobook_chapter_uri", "audiobook_uri")
} as uri,
      platform,
      ${firstOf("conn_country")} as country,
      ${firstOf("reason_start")} as reason_start,
      ${firstOf("reason_end")} as reason_end,
      ${truth("shuffle")} as shuffle,
      ${truth("skipped")} as skipped,
      ${truth("offline")} as offline,
      ${truth("incognito_mode")} as incognito,
      ts as time_text,
      ms_played as ms_text,
      ${hasName(...EXTENDED_TITLES, ...EXTENDED_ARTISTS)},
      ${blank("ts", EXTENDED_FIELDS)} as is_blank`;

const ACCOUNT_TITLES = ["trackName", "episodeName", "chapterName", "chapterTitle"];
const ACCOUNT_ARTISTS = ["artistName", "podcastName", "audiobookName", "audiobookTitle"];

/** The format of 2018 has no duration, so its records are set aside. */
const ACCOUNT_COLUMNS = `false as is_precise,
      coalesce(${utc("endTime")}, ${utc('"time"')}) as utc,
      case when $is_of_2018 then 0 else try_cast(msPlayed as bigint) end as ms,
      case
        when $is_of_2018 then 'no duration'
        when $is_book
          or ${
  firstOf("audiobookName", "audiobookTitle", "chapterName", "chapterTitle")
} is not null
          then 'audiobook'
        when ${firstOf("podcastName", "episodeName")} is not null then 'podcast'
        else 'track'
      end as kind,
      ${nameOf(...ACCOUNT_TITLES)} as track_name,
      ${nameOf(...ACCOUNT_ARTISTS)} as artist_name,
      ${firstOf("albumName")} as album_name,
      cast(null as varchar) as uri,
      cast(null as varchar) as platform,
      cast(null as varchar) as country,
      cast(null as varchar) as reason_start,
      cast(null as varchar) as reason_end,
      cast(null as boolean) as shuffle,
      cast(null as boolean) as skipped,
      cast(null as boolean) as offline,
      cast(null as boolean) as incognito,
      coalesce(endTime, "time") as time_text,
      case when $is_of_2018 then '0' else msPlayed end as ms_text,
      ${hasName(...ACCOUNT_TITLES, ...ACCOUNT_ARTISTS)},
      ${blank('coalesce(endTime, "time")', ACCOUNT_FIELDS)} as is_blank`;
