import { readHead } from "./input_folder.ts";
import { fieldsOf } from "./read.ts";
import { isExported } from "./read_export.ts";
import { type Format, keysOfRecords } from "./sniff.ts";

/** How much of a source is searched for keys, in bytes: a few dozen records. */
const SEARCHED_BYTES = 16 * 1024;

/** Known keys of Spotify's records that are not read, mostly because they are private. */
const UNREAD_KEYS = [
  ...["username", "ip_addr", "ip_addr_decrypted", "user_agent_decrypted", "offline_timestamp"],
  ...["city", "region", "metro_code", "longitude", "latitude", "authorName"],
];

/** A source whose first records are inspected. */
interface InspectedSource {
  readonly file: string;
  readonly path: string;
  readonly format: Format;
}

/**
 * The keys in a source's first records that no known version of an export has, in order of
 * appearance; none for Tonearm's own exports.
 */
export async function unknownKeys({ file, path, format }: InspectedSource): Promise<string[]> {
  if (isExported(format)) return [];
  const { head } = await readHead({ file, path });
  const text = new TextDecoder().decode(head.subarray(0, SEARCHED_BYTES)).trimStart();
  const known = new Set([...fieldsOf(format), ...UNREAD_KEYS]);
  return [...new Set(keysOfRecords(text))].filter((key) => !known.has(key));
}
