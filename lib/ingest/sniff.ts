import { type MetadataKind, metadataTableNamed, metadataTableOf } from "./exported_metadata.ts";
import { encodingOf, type TextEncoding } from "./text_encoding.ts";

/** The format of a source's records. */
export type Format =
  | "extended"
  | "extended_video"
  | "account_music"
  | "account_podcast"
  | "account_audiobook"
  | "account_2018"
  | ExportedFormat;

/** The tables `plays` and `set_aside` as `deno task export` writes them. */
export type ExportedFormat = `export_${"plays" | "set_aside"}_${"json" | "csv" | "parquet"}`;

/** The form of a text that DuckDB cannot read unchanged. */
export interface TextForm {
  readonly encoding: TextEncoding;
  /** True for JSON with one record per line, or consecutive values, instead of one list. */
  readonly isLines: boolean;
}

/** What the beginning of a file says: what it contains, or why it is not history. */
export type Sniffed =
  | { readonly format: Format; readonly rewrite?: TextForm }
  | { readonly metadata: MetadataKind; readonly rewrite?: TextForm }
  | { readonly skip: string }
  | { readonly zip: true };

/** How many bytes {@linkcode sniff} needs: enough for the keys of about fifty records. */
export const HEAD_BYTES = 64 * 1024;

/**
 * Determines from its content what a file contains. The name decides only what content cannot:
 * whether extended history is video, and whether a file truncated in its first record is history.
 *
 * @param head the first {@linkcode HEAD_BYTES} bytes, or the whole file if it is shorter
 * @param name the file's name without its folder
 *
 * @example
 * ```ts
 * import { sniff } from "./sniff.ts";
 *
 * const head = new TextEncoder().encode('[{"ts":"2024-01-01T00:00:00Z","ms_played":1}]');
 * console.assert(JSON.stringify(sniff(head, "2014-2018.json")) === '{"format":"extended"}');
 * ```
 */
export function sniff(head: Uint8Array, name: string): Sniffed {
  if (head.length === 0) return { skip: "it is empty" };
  const signature = SIGNATURES.find(([bytes]) => bytes.every((byte, at) => head[at] === byte));
  if (signature !== undefined) return signature[1];
  const encoding = encodingOf(head);
  const text = new TextDecoder(encoding).decode(head).trimStart();
  const isLines = text.startsWith("{");
  const found = sniffText(text, name);
  if ("skip" in found || (encoding === "utf-8" && !isLines)) return found;
  return { ...found, rewrite: { encoding, isLines } };
}

/** The first bytes of binary formats. */
const SIGNATURES: readonly (readonly [readonly number[], Sniffed])[] = [
  [[0x50, 0x4b, 0x03, 0x04], { zip: true }],
  [[0x50, 0x4b, 0x07, 0x08], { zip: true }], // in several parts
  [[0x50, 0x4b, 0x05, 0x06], { skip: "it is an empty ZIP archive" }],
  [[0x37, 0x7a, 0xbc, 0xaf], otherArchive("a 7z archive")],
  [[0x52, 0x61, 0x72, 0x21], otherArchive("a RAR archive")],
  [[0x1f, 0x8b], otherArchive("compressed with gzip")],
  [[0xfd, 0x37, 0x7a, 0x58], otherArchive("compressed with xz")],
  [[0x28, 0xb5, 0x2f, 0xfd], otherArchive("compressed with Zstandard")],
  [[0x42, 0x5a, 0x68], otherArchive("compressed with bzip2")],
];

function otherArchive(what: string): Sniffed {
  return { skip: `it is ${what}, which Tonearm cannot open; unpack it, or pack it as a ZIP` };
}

type Found = Exclude<Sniffed, { zip: true }>;

function sniffText(text: string, name: string): Found {
  if (text.startsWith("PAR1")) return sniffParquet(name);
  if (text === "") return { skip: "it is empty" };
  if (text.startsWith(CSV_OF_PLAYS)) return { format: "export_plays_csv" };
  if (text.startsWith(CSV_OF_SET_ASIDE)) return { format: "export_set_aside_csv" };
  const header = text.slice(0, Math.max(0, text.indexOf("\n"))).trimEnd();
  const table = metadataTableOf(header.split(","));
  if (table !== undefined) return { metadata: { table, encoding: "csv" } };
  if (!/^[[{]/.test(text)) return { skip: "it is not JSON" };
  if (/^\[\s*\]\s*$/.test(text)) return { skip: "it is an empty list" };
  const format = formatOf(text, name) ?? formatOfName(name, text);
  if (format !== undefined) return { format };
  const described = metadataTableOf([...new Set(keysOfRecords(text))]);
  if (described !== undefined) return { metadata: { table: described, encoding: "json" } };
  return historyNamed(name) === undefined
    ? { skip: "it is JSON, but not listening history" }
    : { skip: "it is named like listening history, but its JSON holds none" };
}

const CSV_OF_PLAYS = "play_id,played_at,played_at_utc,";
const CSV_OF_SET_ASIDE = "set_aside_id,played_at,played_at_utc,";

/** Parquet lists its columns at its end, so the file name the export chose decides which table it is. */
function sniffParquet(name: string): Found {
  const table = /^(plays|set_aside)(_\d+)?\.parquet$/i.exec(name)?.[1]?.toLowerCase();
  if (table === "plays") return { format: "export_plays_parquet" };
  if (table === "set_aside") return { format: "export_set_aside_parquet" };
  const described = metadataTableNamed(name.replace(/\.parquet$/i, ""));
  return described === undefined
    ? { skip: "it is Parquet, but not a table that Tonearm reads back" }
    : { metadata: { table: described, encoding: "parquet" } };
}

/** Spotify's names for history files, with their formats. */
const HISTORY_NAMES: readonly (readonly [RegExp, Format])[] = [
  [/^(streaming_history_video|endvideo)/i, "extended_video"],
  [/^(streaming_history_|endsong)/i, "extended"],
  [/^streaminghistory_podcast/i, "account_podcast"],
  [/^streaminghistory_audiobook/i, "account_audiobook"],
  [/^streaminghistory/i, "account_music"],
];

/** The format, from the keys of the records; usually the first record is enough. */
function formatOf(text: string, name: string): Format | undefined {
  const keys = new Set<string>();
  for (const key of keysOfRecords(text)) {
    keys.add(key);
    if (keys.has("ts") && EXTENDED_KEYS.some((key) => keys.has(key))) {
      return VIDEO_NAME.test(name) ? "extended_video" : "extended";
    }
  }
  if (keys.has("played_at_utc") && keys.has("ms_played")) {
    return keys.has("set_aside_id") ? "export_set_aside_json" : "export_plays_json";
  }
  if (["artistName", "trackName", "time"].every((key) => keys.has(key))) return "account_2018";
  if (!keys.has("endTime") || !keys.has("msPlayed")) return undefined;
  if (keys.has("podcastName") || keys.has("episodeName")) return "account_podcast";
  return /audiobook/i.test([name, ...keys].join(" ")) ? "account_audiobook" : "account_music";
}

/** Only the file name says that extended history is video. */
const VIDEO_NAME = /streaming[_ ]?history[_ ]?video|endvideo/i;
const EXTENDED_KEYS = ["ms_played", "spotify_track_uri", "master_metadata_track_name"];

/** The format a file truncated in its first record was meant to have. */
function formatOfName(name: string, text: string): Format | undefined {
  const isCut = !/[\]}]\s*$/.test(text);
  return isCut ? historyNamed(name) : undefined;
}

function historyNamed(name: string): Format | undefined {
  return HISTORY_NAMES.find(([pattern]) => pattern.test(name))?.[1];
}

/** The keys of the records, listed or consecutive, as far as the text goes; not of nested objects. */
export function* keysOfRecords(text: string): Generator<string> {
  const token = /"((?:[^"\\]|\\.)*)"\s*(:)?|[[\]{}]/gs;
  const recordDepth = text.startsWith("{") ? 1 : 2;
  let depth = 0;
  for (const match of text.matchAll(token)) {
    const [whole, string, colon] = match;
    if (string !== undefined) {
      if (depth === recordDepth && colon !== undefined) yield string;
    } else depth += whole === "[" || whole === "{" ? 1 : -1;
  }
}
