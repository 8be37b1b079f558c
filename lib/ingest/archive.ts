import {
  configure,
  type Entry,
  ERR_SPLIT_ZIP_FILE,
  type FileEntry,
  Reader,
  ZipReader,
} from "@zip.js/zip.js";
import { CliError } from "../core/errors.ts";
import { archiveError, entryProblem, overlapping } from "./archive_error.ts";
import type { UnpackBudget } from "./unpack_budget.ts";

/** How much is inflated at a time, in bytes: smaller pieces take longer, larger ones gain nothing. */
const CHUNK_BYTES = 128 * 1024;

configure({ useWebWorkers: false, chunkSize: CHUNK_BYTES });

/** Where an entry's bytes go. */
export interface EntrySink {
  /** Takes a chunk; false to have no more of this entry. */
  write(chunk: Uint8Array): Promise<boolean>;
  /** Called when the whole entry was written and is as its archive says. */
  end(): Promise<void>;
  /** Called in the end, whatever happened. */
  close(): void;
}

/**
 * Unpacks a ZIP entry by entry: each file's bytes are streamed to the sink that `open` gives for its
 * path, checked against its CRC and counted against the budget.
 *
 * @param file the archive, open for reading
 * @param shown the archive's name in errors
 * @param open gives the sink for an entry's path, or undefined to leave the entry out
 * @throws {CliError} `broken-zip` for a truncated or damaged archive, `unreadable-zip` for one that
 *   is encrypted, in parts or packed by an unknown method, `zip-limit` for one that exceeds the
 *   limits, `disk`
 */
export async function unpack(
  file: Deno.FsFile,
  shown: string,
  budget: UnpackBudget,
  open: (path: string) => EntrySink | undefined,
): Promise<void> {
  for await (const { entry, shownEntry } of filesOf(file, shown, () => budget.takeEntry(shown))) {
    const sink = open(entry.filename);
    if (sink !== undefined) await unpackEntry(entry, shownEntry, budget, sink);
  }
}

/**
 * Checks the central directory of a ZIP without unpacking anything.
 *
 * @returns why the archive cannot be unpacked, as far as the directory shows
 */
export async function inspectArchive(
  file: Deno.FsFile,
  shown: string,
): Promise<CliError | undefined> {
  try {
    for await (const { entry, shownEntry } of filesOf(file, shown)) {
      const problem = entryProblem(entry, shownEntry);
      if (problem !== undefined) return problem;
    }
  } catch (error) {
    if (error instanceof CliError) return error;
    throw error;
  }
}

interface ArchivedFile {
  readonly entry: FileEntry;
  readonly shownEntry: string;
}

/** The files of an archive, once its whole directory was read and no two of them share bytes. */
async function* filesOf(
  file: Deno.FsFile,
  shown: string,
  count = () => {},
): AsyncGenerator<ArchivedFile> {
  // Entry names are only displayed, never used as paths, so `../x.json` is harmless.
  const zip = new ZipReader(new FileReader(file), { filenameValidation: "tolerant" });
  try {
    const entries: Entry[] = [];
    for await (const entry of readDirectory(zip, file, shown)) {
      count();
      entries.push(entry);
    }
    if (hasOverlap(entries)) throw overlapping(shown);
    for (const entry of entries) {
      if (!entry.directory) yield { entry, shownEntry: `${shown}!${entry.filename}` };
    }
  } finally {
    await zip.close().catch(() => {});
  }
}

async function* readDirectory(
  zip: ZipReader<unknown>,
  file: Deno.FsFile,
  shown: string,
): AsyncGenerator<Entry> {
  try {
    yield* zip.getEntriesGenerator();
  } catch (error) {
    throw archiveError(shown, await isPart(file) ? new Error(ERR_SPLIT_ZIP_FILE) : error);
  }
}

/** Whether an archive begins as the first of several parts does. */
async function isPart(file: Deno.FsFile): Promise<boolean> {
  await file.seek(0, Deno.SeekMode.Start);
  const start = new Uint8Array(4);
  await file.read(start);
  return new DataView(start.buffer).getUint32(0, true) === 0x08074b50;
}

/** Bytes before an entry's name. */
const LOCAL_HEADER_BYTES = 30;

/** Whether two entries share bytes of the archive, as far as its directory tells. */
function hasOverlap(entries: readonly Entry[]): boolean {
  const ranges = entries
    .map(({ offset, rawFilename, compressedSize }) => ({
      start: offset,
      end: offset + LOCAL_HEADER_BYTES + rawFilename.length + compressedSize,
    }))
    .sort((a, b) => a.start - b.start);
  return ranges.some(({ start }, at) => start < (ranges[at - 1]?.end ?? 0));
}

async function unpackEntry(
  entry: FileEntry,
  shown: string,
  budget: UnpackBudget,
  sink: EntrySink,
): Promise<void> {
  try {
    const problem = entryProblem(entry, shown);
    if (problem !== undefined) throw problem;
    const isWhole = await stream(entry, shown, async (chunk) => {
      budget.take(chunk.length, shown);
      return await sink.write(chunk);
    });
    if (isWhole) await sink.end();
  } finally {
    sink.close();
  }
}

/**
 * Passes on an entry's bytes until `write` returns that it has enough, or throws.
 *
 * @returns whether all bytes were passed on and match the archive's checksum and size
 */
async function stream(
  entry: FileEntry,
  shown: string,
  write: EntrySink["write"],
): Promise<boolean> {
  const enough = new Error("enough seen");
  let stopped: unknown;
  const target = new WritableStream<Uint8Array>({
    async write(chunk) {
      try {
        if (!await write(chunk)) throw enough;
      } catch (error) {
        stopped = error;
        throw error;
      }
    },
  });
  try {
    await entry.getData(target, {
      checkSignature: true,
      checkOverlappingEntry: true,
      useWebWorkers: false,
    });
    return true;
  } catch (error) {
    if (stopped === enough) return false;
    throw stopped ?? archiveError(shown, error);
  }
}

/** Reads a file at any position, as a ZIP's directory needs. */
class FileReader extends Reader<Deno.FsFile> {
  readonly #file: Deno.FsFile;

  constructor(file: Deno.FsFile) {
    super(file);
    this.#file = file;
  }

  override async init(): Promise<void> {
    await super.init?.();
    this.size = await this.#file.seek(0, Deno.SeekMode.End);
  }

  override async readUint8Array(offset: number, length: number): Promise<Uint8Array> {
    await this.#file.seek(offset, Deno.SeekMode.Start);
    const bytes = new Uint8Array(length);
    let filled = 0;
    while (filled < length) {
      const count = await this.#file.read(bytes.subarray(filled));
      if (count === null) break;
      filled += count;
    }
    return bytes.subarray(0, filled);
  }
}
