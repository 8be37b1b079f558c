import { readHead } from "./input_folder.ts";
import { fieldsOf } from "./read.ts";
import { isExported } from "./read_export.ts";
import { type Format, keysOfRecords } from "./sniff.ts";

/** How much of a source is looked at for keys, in bytes: some dozen records. */
const LOOKED_AT_BYTES = 16 * 1024;

/** The keys that Spotify's records are known to have and that are not read, private ones mostly. */
const UNREAD_KEYS = [
  ...["username", "ip_addr", "ip_addr_decrypted", "user_agent_decrypted", "offline_timestamp"],
  ...["city", "region", "metro_code", "longitude", "latitude", "authorName"],
];

/** A source whose first records are looked at. */
interface Looked {
  readonly file: string;
  readonly path: string;
  readonly format: Format;
}

/**
 * The keys in the first records of a source that no version of an export was known to have, in the
 * order they are met; none for an export of Tonearm's own.
 */
export async function unknownKeys({ file, path, format }: Looked): Promise<string[]> {
  if (isExported(format)) return [];
  const { head } = await readHead({ file, path });
  const text = new TextDecoder().decode(head.subarray(0, LOOKED_AT_BYTES)).trimStart();
  const known = new Set([...fieldsOf(format), ...UNREAD_KEYS]);
  return [...new Set(keysOfRecords(text))].filter((key) => !known.has(key));
}
