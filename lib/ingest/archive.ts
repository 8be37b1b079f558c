import { configure, type Entry, type FileEntry, Reader, ZipReader } from "@zip.js/zip.js";
import { CliError, messageOf } from "../core/errors.ts";

configure({ useWebWorkers: false });

/** What a ZIP may unpack to before it is refused as a bomb. */
export interface ArchiveLimits {
  /** Entries of one archive. */
  readonly entries: number;
  /** ZIPs inside ZIPs: 1 is an archive that holds no other. */
  readonly depth: number;
  /** Bytes that all archives together unpack to. */
  readonly bytes: number;
  /** How many times larger than its packed size an entry may get, beyond its first 64 MiB. */
  readonly ratio: number;
}

/** An account of fifty years stays far below these. */
export const ARCHIVE_LIMITS: ArchiveLimits = {
  entries: 10_000,
  depth: 3,
  bytes: 32 * 1024 ** 3,
  ratio: 200,
};

const FREE_OF_RATIO = 64 * 1024 ** 2;

/** Counts what archives unpack to, across all of them. */
export class UnpackBudget {
  #left: number;

  constructor(readonly limits: ArchiveLimits = ARCHIVE_LIMITS) {
    this.#left = limits.bytes;
  }

  /** Takes bytes from the budget; false when it is used up. */
  take(bytes: number): boolean {
    this.#left -= bytes;
    return this.#left >= 0;
  }
}

/** Where an entry's bytes go. */
export interface EntrySink {
  /** Takes a chunk; false to have no more of this entry. */
  write(chunk: Uint8Array): Promise<boolean>;
  /** Called when the whole entry was written and is as its archive says. */
  end(): Promise<void>;
  /** Called at last, whatever happened. */
  close(): void;
}

/**
 * Unpacks a ZIP entry by entry: each file's bytes are streamed to the sink that `open` gives for its
 * path, checked against its CRC and counted against the budget.
 *
 * @param file the archive, open for reading
 * @param shown what the archive is called in errors
 * @param open gives the sink for an entry's path, or undefined to leave the entry out
 * @throws {CliError} `broken-zip` for a truncated, damaged or encrypted archive, `zip-limit` for one
 *   that exceeds the limits
 */
export async function unpack(
  file: Deno.FsFile,
  shown: string,
  budget: UnpackBudget,
  open: (path: string) => EntrySink | undefined,
): Promise<void> {
  // Entries' names are shown, never used as paths: `../x.json` is as good as any.
  const zip = new ZipReader(new FileReader(file), { filenameValidation: "tolerant" });
  try {
    let entries = 0;
    for await (const entry of readEntries(zip, shown)) {
      if (++entries > budget.limits.entries) {
        throw tooMuch(shown, `more than ${budget.limits.entries} files`);
      }
      if (entry.directory) continue;
      const sink = open(entry.filename);
      if (sink !== undefined) await unpackEntry(entry, `${shown}!${entry.filename}`, budget, sink);
    }
  } finally {
    await zip.close().catch(() => {});
  }
}

async function* readEntries(zip: ZipReader<unknown>, shown: string): AsyncGenerator<Entry> {
  try {
    yield* zip.getEntriesGenerator();
  } catch (error) {
    throw broken(shown, error);
  }
}

async function unpackEntry(
  entry: FileEntry,
  shown: string,
  budget: UnpackBudget,
  sink: EntrySink,
): Promise<void> {
  if (entry.encrypted) {
    throw new CliError("broken-zip", {
      what: `Cannot read ${shown}: it is encrypted.`,
      fix: "Unpack the archive with its password and put the files in its place.",
    });
  }
  const most = FREE_OF_RATIO + entry.compressedSize * budget.limits.ratio;
  const enough = new Error("enough seen");
  let unpacked = 0;
  let stopped: unknown;
  const target = new WritableStream<Uint8Array>({
    async write(chunk) {
      unpacked += chunk.length;
      if (unpacked > most || !budget.take(chunk.length)) {
        stopped = tooMuch(shown, unpacked > most ? "more than its size allows" : "too much");
      } else {
        const isMoreWanted = await sink.write(chunk).catch((error) => {
          throw stopped = error;
        });
        if (!isMoreWanted) stopped = enough;
      }
      if (stopped !== undefined) throw stopped;
    },
  });
  try {
    await entry.getData(target, { checkSignature: true, useWebWorkers: false });
    await sink.end();
  } catch (error) {
    if (stopped === enough) return;
    if (stopped !== undefined) throw stopped;
    throw error instanceof CliError ? error : broken(shown, error);
  } finally {
    sink.close();
  }
}

function broken(shown: string, error: unknown): CliError {
  return new CliError("broken-zip", {
    what: `Cannot read ${shown}: the archive is truncated or damaged.`,
    where: shown,
    fix: "Download it again, or move it out of the folder.",
    cause: messageOf(error),
  });
}

function tooMuch(shown: string, what: string): CliError {
  return new CliError("zip-limit", {
    what: `Refused to unpack ${shown}: it holds ${what}.`,
    where: shown,
    fix: "If it really is your export, unpack it yourself and put the files in its place.",
  });
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
    this.size = (await this.#file.stat()).size;
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
