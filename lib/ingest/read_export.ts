import { quoteText } from "../db/duckdb.ts";
import { type Encoding, readExportedFiles } from "./exported_files.ts";
import { judged, type Judging } from "./judge.ts";
import { positionColumns } from "./positions.ts";
import type { NumberedFile } from "./read.ts";
import type { ExportedFormat, Format } from "./sniff.ts";

/** The columns of an exported table from which a record is rebuilt; the others are derived. */
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

/** The fields of an exported record that are read. */
export const EXPORTED_FIELDS: readonly string[] = [...FIELDS, "reason"];

/**
 * The kind of a record that was set aside; other reasons are determined again. Without a URI nothing
 * says whether a record that was left out is music or a podcast, so it stays left out.
 */
const KIND_BY_REASON = `case
        when reason in ('podcast', 'audiobook', 'video', 'no duration') then reason
        when starts_with(spotify_track_uri, 'spotify:episode:') then 'podcast'
        when starts_with(spotify_track_uri, 'spotify:show:') then 'audiobook'
        when reason = 'left out' and spotify_track_uri is null then reason
        else 'track'
      end`;

/** The format of files that are all Tonearm's own exports; undefined for Spotify's. */
export function exportedFormatOf(files: readonly NumberedFile[]): ExportedFormat | undefined {
  const format = files[0]?.format;
  return format !== undefined && isExported(format) ? format : undefined;
}

/** Whether a format is one of Tonearm's own exports. */
export function isExported(format: Format): format is ExportedFormat {
  return format.startsWith("export_");
}

/**
 * A query that reads exported files back into records, as `readRecords` reads Spotify's. A row tells
 * what the record was: the kind by the reason it was set aside (short, implausible and left out are
 * judged again), and account data by having none of the fields only extended history has.
 */
export function readExported(
  files: readonly NumberedFile[],
  format: ExportedFormat,
  judging: Judging,
  withPosition: boolean,
): string {
  const numbers = files.map(({ file, number }) => `(${quoteText(file)}, ${number})`).join(", ");
  const names = files.map(({ file }) => file);
  const isSetAside = format.startsWith("export_set_aside");
  const fields = isSetAside ? EXPORTED_FIELDS : FIELDS;
  const extra = withPosition ? positionColumns(fields) : "";
  const records = `
    select
      file_number,
      coalesce(spotify_track_uri, platform, country, reason_start, reason_end, shuffle) is not null
        as is_precise,
      try_cast(played_at_utc as timestamp) as utc,
      try_cast(ms_played as bigint) as ms,
      ${isSetAside ? KIND_BY_REASON : "'track'"} as kind,
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
      played_at_utc as time_text,
      ms_played as ms_text,
      true as has_name,
      played_at_utc is null and ms_played is null as is_blank${extra}
    from (
      select file, ${fields.map((field) => `cast(${field} as varchar) as ${field}`).join(", ")}
      from ${readExportedFiles(names, encodingOf(format), fields, "file")}
    )
    join (values ${numbers}) as files(file, file_number) using (file)`;
  return judged(records, judging);
}

/** The encoding of a format's files. */
function encodingOf(format: ExportedFormat): Encoding {
  return format.endsWith("json") ? "json" : format.endsWith("csv") ? "csv" : "parquet";
}
