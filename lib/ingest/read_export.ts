import { literalPattern, quoteText } from "../duckdb.ts";
import type { NumberedFile } from "./read.ts";
import type { ExportedFormat, Format } from "./sniff.ts";

/** The columns of an exported table that make a record again; the others follow from them. */
const FIELDS = [
  "played_at_utc",
  "ms_played",
  "track_name",
  "artist_name",
  "album_name",
  "spotify_track_uri",
  "platform",
  "country",
  "reason_start",
  "reason_end",
  "shuffle",
  "skipped",
  "offline",
  "incognito",
] as const;

/** The format of files that all come from an export of Tonearm's own; undefined for Spotify's. */
export function exportedFormatOf(files: readonly NumberedFile[]): ExportedFormat | undefined {
  const format = files[0]?.format;
  return format !== undefined && isExported(format) ? format : undefined;
}

/** Whether a format is one of Tonearm's own. */
export function isExported(format: Format): format is ExportedFormat {
  return format.startsWith("export_");
}

/**
 * A query that reads files of an export back into records, as `readRecords` reads Spotify's. What a
 * record was before it was a row is told by the row: what was set aside by its reason, except that
 * short ones are measured anew; and account data, which knows only the minute, by having nothing
 * that only extended history has.
 */
export function readExported(
  files: readonly NumberedFile[],
  format: ExportedFormat,
  withPosition: boolean,
): string {
  const numbers = files.map(({ file, number }) => `(${quoteText(file)}, ${number})`).join(", ");
  const isSetAside = format.startsWith("export_set_aside");
  const fields = isSetAside ? [...FIELDS, "reason"] : FIELDS;
  const json = `to_json({${fields.map((field) => `${field}: ${field}`).join(", ")}})`;
  const extra = withPosition
    ? `, row_number() over (partition by file) as position, ${json} as record`
    : "";
  return `
    select
      file_number,
      coalesce(spotify_track_uri, platform, country, reason_start, reason_end, shuffle) is not null
        as is_precise,
      try_cast(played_at_utc as timestamp) as utc,
      try_cast(ms_played as bigint) as ms,
      ${isSetAside ? "coalesce(nullif(reason, 'short'), 'track')" : "'track'"} as kind,
      track_name,
      artist_name,
      album_name,
      spotify_track_uri as uri,
      platform,
      country,
      reason_start,
      reason_end,
      try_cast(shuffle as boolean) as shuffle,
      try_cast(skipped as boolean) as skipped,
      try_cast(offline as boolean) as offline,
      try_cast(incognito as boolean) as incognito,
      case
        when try_cast(played_at_utc as timestamp) is null then 'no time'
        when coalesce(try_cast(ms_played as bigint), -1) < 0 then 'impossible duration'
        when coalesce(spotify_track_uri, track_name, artist_name) is null then 'nothing named'
      end as problem${extra}
    from (
      select file, ${fields.map((field) => `cast(${field} as varchar) as ${field}`).join(", ")}
      from ${reader(files, format, fields)}
    )
    join (values ${numbers}) as files(file, file_number) using (file)`;
}

function reader(
  files: readonly NumberedFile[],
  format: ExportedFormat,
  fields: readonly string[],
): string {
  const list = `[${files.map(({ file }) => quoteText(literalPattern(file))).join(", ")}]`;
  const common = `${list}, filename = 'file', hive_partitioning = false`;
  if (format.endsWith("parquet")) return `read_parquet(${common})`;
  if (format.endsWith("csv")) {
    return `read_csv(${common}, header = true, all_varchar = true, delim = ',', quote = '"',
        escape = '"', compression = 'uncompressed')`;
  }
  const columns = fields.map((field) => `${field}: 'varchar'`).join(", ");
  return `read_json(${common}, format = 'array', columns = {${columns}},
        compression = 'uncompressed')`;
}
