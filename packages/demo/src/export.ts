import { crc32, deflateRawSync } from "node:zlib";
import { Uint8ArrayReader, ZipWriter, type ZipWriterConstructorOptions } from "@zip.js/zip.js";
import { listen } from "./listening.ts";
import { Scribe } from "./scribe.ts";
import type { World } from "./world.ts";

/** What was written, and what of the music was heard. */
export interface DemoExport {
  /** The entries of the ZIP that hold records, in the order they were written. */
  readonly files: readonly string[];
  /** All records, duplicates and unusable ones too. */
  readonly records: number;
  /** The records that count as plays: what was asked for. */
  readonly plays: number;
  /** Records that are in the export a second time. */
  readonly duplicates: number;
  /** Records without `ts`. */
  readonly unusable: number;
  /** How many records each track of the catalogue has, by its index. */
  readonly heard: Uint32Array;
}

/** Told now and then how many plays of how many are written. */
export type OnProgress = (plays: number, total: number) => void;

const FOLDER = "Spotify Extended Streaming History";

/** Where a real export has a PDF that explains the fields. */
const READ_ME = `Extended streaming history

This archive was invented by Tonearm's demo. Nobody listened to this music, no artist in it
exists, and its IP addresses come from ranges reserved for documentation.

Each JSON file holds one array. Each object in it is one time that something was played: when it
ended (ts, in UTC), for how long (ms_played), and what.
`;

/**
 * Writes a world's listening as the ZIP that Spotify would send: `Streaming_History_Audio_*.json`
 * of 10 to 13 MB each, `Streaming_History_Video_*.json` and a read-me that says it was invented. The
 * same world gives the same bytes on the same Deno. Holds one file's text in memory at a time.
 *
 * @param zipPath where the ZIP goes; it appears when it is complete
 * @throws {Error} what the file system says when the ZIP cannot be written
 *
 * @example
 * ```ts
 * import { generateExport } from "./export.ts";
 * import { makeWorld } from "./world.ts";
 *
 * const folder = await Deno.makeTempDir();
 * const world = makeWorld({ seed: 1, years: 1, plays: 50 });
 * const { plays } = await generateExport(world, `${folder}/my_spotify_data.zip`);
 * console.assert(plays === 50);
 * await Deno.remove(folder, { recursive: true });
 * ```
 */
export async function generateExport(
  world: World,
  zipPath: string,
  onProgress: OnProgress = () => {},
): Promise<DemoExport> {
  const part = `${zipPath}.part`;
  try {
    const file = await Deno.open(part, { write: true, create: true, truncate: true });
    const result = await writeZip(world, file.writable, onProgress);
    await Deno.rename(part, zipPath);
    return result;
  } catch (error) {
    await Deno.remove(part).catch(() => {});
    throw error;
  }
}

/** The same bytes every time: no clock and no time zone. Entries come deflated. */
const ZIP_OPTIONS: ZipWriterConstructorOptions = {
  lastModDate: new Date(2026, 0, 2, 12),
  extendedTimestamp: false,
  useWebWorkers: false,
  passThrough: true,
};

/** How a ZIP marks what is deflated. */
const DEFLATED = 8;

async function writeZip(
  world: World,
  writable: WritableStream<Uint8Array>,
  onProgress: OnProgress,
): Promise<DemoExport> {
  const zip = new ZipWriter(writable, ZIP_OPTIONS);
  // The runtime's compressor is six times as quick as the one that zip.js carries.
  const add = (name: string, bytes: Uint8Array) =>
    zip.add(`${FOLDER}/${name}`, new Uint8ArrayReader(deflateRawSync(bytes, { level: 1 })), {
      uncompressedSize: bytes.length,
      crc32: crc32(bytes),
      compressionMethod: DEFLATED,
    });
  await add("ReadMeFirst.txt", new TextEncoder().encode(READ_ME));
  const scribe = new Scribe(world);
  for (const day of listen(world)) {
    for (const played of day) scribe.write(played);
    const full = scribe.takeFull();
    if (!full) continue;
    await add(full.name, full.bytes);
    onProgress(scribe.plays, world.plays);
  }
  for (const { name, bytes } of scribe.takeRest()) await add(name, bytes);
  await zip.close();
  onProgress(scribe.plays, world.plays);
  const { files, records, plays, duplicates, unusable, heard } = scribe;
  return { files, records, plays, duplicates, unusable, heard };
}
