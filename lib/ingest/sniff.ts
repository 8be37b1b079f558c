import { type MetadataKind, metadataTableNamed, metadataTableOf } from "./exported_metadata.ts";

/** How the records of a source are written. */
export type Format =
  | "extended"
  | "extended_video"
  | "account_music"
  | "account_podcast"
  | "account_audiobook"
  | ExportedFormat;

/** A table of plays or of what was set aside, as `deno task export` writes it. */
export type ExportedFormat = `export_${"plays" | "set_aside"}_${"json" | "csv" | "parquet"}`;

/** What a look at the beginning of a file found: history, or why it is none. */
export type Sniffed =
  | { readonly format: Format }
  | { readonly metadata: MetadataKind }
  | { readonly skip: string }
  | { readonly zip: true };

/** How many bytes {@linkcode sniff} wants to see; the keys of some fifty records. */
export const HEAD_BYTES = 64 * 1024;

/**
 * Tells by content what a file holds. Its name decides only what content cannot: whether extended
 * history is video's, and whether a list that breaks off in its first record was meant as history.
 *
 * @param head the first {@linkcode HEAD_BYTES} bytes, or all there are
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
  if (head[0] === 0x50 && head[1] === 0x4b && head[2] === 0x03 && head[3] === 0x04) {
    return { zip: true };
  }
  const text = new TextDecoder().decode(head).trimStart();
  if (text.startsWith("PAR1")) return sniffParquet(name);
  if (text === "") return { skip: "it is empty" };
  if (text.startsWith("{")) return { skip: "it is JSON, but no listening history" };
  if (text.startsWith(CSV_OF_PLAYS)) return { format: "export_plays_csv" };
  if (text.startsWith(CSV_OF_SET_ASIDE)) return { format: "export_set_aside_csv" };
  const header = text.slice(0, Math.max(0, text.indexOf("\n"))).trimEnd();
  const table = metadataTableOf(header.split(","));
  if (table !== undefined) return { metadata: { table, encoding: "csv" } };
  if (!text.startsWith("[")) return { skip: "it is no JSON" };
  if (/^\[\s*\]\s*$/.test(text)) return { skip: "it is an empty list" };
  const format = formatOf(text, name) ?? formatOfName(name, text);
  if (format !== undefined) return { format };
  const described = metadataTableOf([...new Set(keysOfRecords(text))]);
  return described === undefined
    ? { skip: "it is JSON, but no listening history" }
    : { metadata: { table: described, encoding: "json" } };
}

const CSV_OF_PLAYS = "play_id,played_at,played_at_utc,";
const CSV_OF_SET_ASIDE = "set_aside_id,played_at,played_at_utc,";

/** Parquet names its columns at its end; which table it is, the name says that the export gave it. */
function sniffParquet(name: string): Sniffed {
  const table = /^(plays|set_aside)(_\d+)?\.parquet$/i.exec(name)?.[1]?.toLowerCase();
  if (table === "plays") return { format: "export_plays_parquet" };
  if (table === "set_aside") return { format: "export_set_aside_parquet" };
  const described = metadataTableNamed(name.replace(/\.parquet$/i, ""));
  return described === undefined
    ? { skip: "it is Parquet, but nothing that Tonearm reads back" }
    : { metadata: { table: described, encoding: "parquet" } };
}

/** The names that Spotify gives to files of history, with what they hold. */
const HISTORY_NAMES: readonly (readonly [RegExp, Format])[] = [
  [/^streaming_history_video/i, "extended_video"],
  [/^(streaming_history_|endsong_)/i, "extended"],
  [/^streaminghistory_podcast/i, "account_podcast"],
  [/^streaminghistory_audiobook/i, "account_audiobook"],
  [/^streaminghistory/i, "account_music"],
];

/** The format that the keys of the records tell; most often the first record is enough. */
function formatOf(text: string, name: string): Format | undefined {
  const keys = new Set<string>();
  for (const key of keysOfRecords(text)) {
    keys.add(key);
    if (keys.has("ts") && EXTENDED_KEYS.some((key) => keys.has(key))) {
      return /streaming_?history_?video/i.test(name) ? "extended_video" : "extended";
    }
  }
  if (keys.has("played_at_utc") && keys.has("ms_played")) {
    return keys.has("set_aside_id") ? "export_set_aside_json" : "export_plays_json";
  }
  if (!keys.has("endTime") || !keys.has("msPlayed")) return undefined;
  if (keys.has("podcastName") || keys.has("episodeName")) return "account_podcast";
  return /audiobook/i.test([name, ...keys].join(" ")) ? "account_audiobook" : "account_music";
}

const EXTENDED_KEYS = ["ms_played", "spotify_track_uri", "master_metadata_track_name"];

function formatOfName(name: string, text: string): Format | undefined {
  const isCut = !/[\]}]\s*$/.test(text);
  if (!isCut) return undefined;
  return HISTORY_NAMES.find(([pattern]) => pattern.test(name))?.[1];
}

/** The keys of the objects in a list, as far as the text goes; nested keys do not count. */
function* keysOfRecords(text: string): Generator<string> {
  const token = /"((?:[^"\\]|\\.)*)"\s*(:)?|[[\]{}]/gs;
  let depth = 0;
  for (const match of text.matchAll(token)) {
    const [whole, string, colon] = match;
    if (string !== undefined) {
      if (depth === 2 && colon !== undefined) yield string;
    } else depth += whole === "[" || whole === "{" ? 1 : -1;
  }
}
