import { hashFile } from "../core/hash_file.ts";
import { loadRecords } from "./build.ts";
import type { Judging } from "./judge.ts";
import { type NumberedFile, shapeOf } from "./read.ts";
import { repairSource } from "./repair.ts";
import type { Source } from "./sources.ts";

/** The options for reading sources. */
export interface ReadingOptions {
  /** Runs a statement; errors are thrown unchanged. */
  readonly run: (sql: string) => Promise<void>;
  /** An existing folder for files that are rewritten. */
  readonly workFolder: string;
  readonly judging: Judging;
  readonly signal: AbortSignal | undefined;
}

/**
 * Reads sources into `work.records`, one statement per shape. DuckDB's reader fails on a file with
 * half a surrogate pair: only then are such files located, rewritten and read again.
 *
 * @param sources a source whose file was rewritten replaces the original in this list
 */
export async function readSources(
  sources: Source[],
  options: ReadingOptions,
): Promise<void> {
  let isFirst = true;
  for (const shape of new Set(sources.map(shapeOf))) {
    const load = () =>
      options.run(
        loadRecords(
          numbered(sources).filter((file) => shapeOf(file) === shape),
          options.judging,
          isFirst,
        ),
      );
    try {
      await load();
    } catch (error) {
      if (!await repair(sources, shape, options)) throw error;
      await load();
    }
    isFirst = false;
  }
}

/** The sources as numbered files: a source's number is its index in the list. */
export function numbered(sources: readonly Source[]): NumberedFile[] {
  return sources.map(({ file, format }, at) => ({ number: at, file, format }));
}

/** Replaces files of a shape that need rewriting; returns whether there were any. */
async function repair(
  sources: Source[],
  shape: string,
  { workFolder, signal }: ReadingOptions,
): Promise<boolean> {
  let isAny = false;
  for (const [at, source] of sources.entries()) {
    if (shapeOf(source) !== shape) continue;
    const repaired = await repairSource(source, `${workFolder}/repaired-${at}`, signal);
    if (repaired === undefined) continue;
    sources[at] = repaired;
    isAny = true;
  }
  return isAny;
}

/** The SHA-256 of each source's original, in hex. */
export async function hashSources(
  sources: readonly Source[],
  signal: AbortSignal | undefined,
): Promise<string[]> {
  const hashes: string[] = [];
  for (const { file, sha256 } of sources) {
    signal?.throwIfAborted();
    hashes.push(sha256 ?? await hashFile(file));
  }
  return hashes;
}
