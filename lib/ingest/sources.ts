import { CliError } from "../core/errors.ts";
import { freeBytes } from "../db/free_space.ts";
import { unpack } from "./archive.ts";
import { DiskGuard } from "./disk_guard.ts";
import type { MetadataFile } from "./exported_metadata.ts";
import { baseName, compare, isLitter, listInput, readHead } from "./input_folder.ts";
import { fieldsOf } from "./read.ts";
import { rewriteFile } from "./rewrite.ts";
import { gatherSkipped, type Skipped } from "./skipped.ts";
import { type Format, sniff, type Sniffed, type TextForm } from "./sniff.ts";
import { tooMuch, UnpackBudget } from "./unpack_budget.ts";
import { UnpackedFile } from "./unpacked_file.ts";

/** A history file, ready for DuckDB to read. */
export interface Source {
  /** Its path on disk: in the input folder, or unpacked or rewritten into the working folder. */
  readonly file: string;
  /** Its name in messages: the path inside the input folder, with `!` before a ZIP's entries. */
  readonly path: string;
  readonly format: Format;
  /** The size of the original. */
  readonly bytes: number;
  /** The original's SHA-256, if already known; other files are hashed while DuckDB reads them. */
  readonly sha256?: string;
  /** The form of the original, if `file` is a rewritten one. */
  readonly rewritten?: TextForm;
  /** How many broken characters were replaced with U+FFFD, in fields that are read. */
  readonly replaced?: number;
}

/** What the input contains. */
export interface Found {
  /** The input folder, or the one file, with links resolved. */
  readonly root: string;
  readonly sources: Source[];
  /** Metadata files of Tonearm's own exports. */
  readonly metadata: MetadataFile[];
  readonly skipped: Skipped[];
}

/**
 * Finds the sources in a folder (files and ZIP entries, at any depth) or in one file, by their
 * content. ZIP entries are unpacked into `workFolder`. The result is ordered by path.
 *
 * @param named the input folder or file as the person named it
 * @param workFolder an existing folder for unpacked files
 * @throws {CliError} as `listInput` and `unpack`
 */
export async function findSources(
  named: string,
  workFolder: string,
  signal?: AbortSignal,
): Promise<Found> {
  const { root, files } = await listInput(named);
  const search = new Search(workFolder, signal);
  for (const { file, path } of files) {
    signal?.throwIfAborted();
    await search.inspect({ file, path: printable(path) });
  }
  const { sources, metadata, skipped } = search;
  return { root, sources, metadata, skipped: gatherSkipped(skipped) };
}

/** A file to inspect: in the input, or unpacked into the working folder. */
interface Candidate {
  readonly file: string;
  readonly path: string;
  /** Its SHA-256, if it was unpacked. */
  readonly sha256?: string;
}

type History = Exclude<Sniffed, { skip: string } | { zip: true }>;

class Search {
  readonly sources: Source[] = [];
  readonly metadata: MetadataFile[] = [];
  readonly skipped: Skipped[] = [];
  readonly #budget = new UnpackBudget();
  readonly #disk: DiskGuard;
  #made = 0;

  constructor(readonly workFolder: string, readonly signal: AbortSignal | undefined) {
    this.#disk = new DiskGuard(() => freeBytes(workFolder));
  }

  /**
   * Inspects one file on disk and takes it, skips it or unpacks it.
   *
   * @param depth the nesting depth: 1 for a file in the input folder
   */
  async inspect(candidate: Candidate, depth = 1): Promise<void> {
    const { path, sha256 } = candidate;
    const { head, size: bytes } = await readHead(candidate);
    const found = sniff(head, baseName(path));
    if ("skip" in found) this.skipped.push({ path, reason: found.skip });
    else if ("zip" in found) {
      if (depth === 1) this.#budget.admit(bytes);
      await this.#unpack(candidate, depth);
    } else if ("metadata" in found) {
      const { file } = await this.#readable(candidate, found);
      this.metadata.push({ file, path, kind: found.metadata });
    } else {
      const hashed = sha256 === undefined ? {} : { sha256 };
      const ready = await this.#readable(candidate, found);
      this.sources.push({ path, format: found.format, bytes, ...ready, ...hashed });
    }
  }

  /** A file that DuckDB can read: the file itself, or a rewritten one in the working folder. */
  async #readable(
    { file, path, sha256: unpacked }: Candidate,
    found: History,
  ): Promise<Pick<Source, "file" | "sha256" | "rewritten" | "replaced">> {
    if (found.rewrite === undefined) {
      refuseUnreadableName(file, path);
      return { file };
    }
    const { encoding, isLines } = found.rewrite;
    const fields = "format" in found ? fieldsOf(found.format) : [];
    const form = isJson(found) ? { isLines, fields: new Set(fields) } : undefined;
    const to = this.#newFile();
    const { sha256, replaced } = await rewriteFile(file, to, encoding, form, this.signal);
    if (unpacked !== undefined) await Deno.remove(file);
    return { file: to, sha256, rewritten: found.rewrite, replaced };
  }

  #newFile(): string {
    return `${this.workFolder}/${++this.#made}`;
  }

  async #unpack({ file, path, sha256 }: Candidate, depth: number): Promise<void> {
    if (depth > this.#budget.limits.depth) {
      throw tooMuch(path, `archives lie more than ${depth - 1} deep in each other`);
    }
    const kept: Candidate[] = [];
    {
      using archive = await Deno.open(file);
      await unpack(archive, path, this.#budget, (entry) => {
        this.signal?.throwIfAborted();
        if (isLitter(entry)) return undefined;
        const inside = { file: this.#newFile(), path: `${path}!${printable(entry)}` };
        return new UnpackedFile(inside.file, inside.path, baseName(entry), this.#disk, {
          skipped: (reason) => this.skipped.push({ path: inside.path, reason }),
          kept: (sha256) => kept.push({ ...inside, sha256 }),
        });
      });
    }
    if (sha256 !== undefined) await Deno.remove(file); // an archive that was unpacked itself
    kept.sort((a, b) => compare(a.path, b.path));
    for (const candidate of kept) await this.inspect(candidate, depth + 1);
  }
}

/** In a glob pattern DuckDB treats a backslash as a path separator. */
function refuseUnreadableName(file: string, path: string): void {
  if (Deno.build.os === "windows" || !/\\/.test(file) || !/[*?[]/.test(file)) return;
  throw new CliError("broken-source", {
    what: `Cannot read ${path}: its name contains a backslash and one of * ? [.`,
    where: path,
    fix: "Rename it; the name does not affect what is read.",
  });
}

/** Whether a file is JSON rather than CSV or Parquet. */
function isJson(found: History): boolean {
  return "format" in found
    ? !/_(csv|parquet)$/.test(found.format)
    : found.metadata.encoding === "json";
}

/** A path without control characters. */
function printable(path: string): string {
  return path.replaceAll(/\p{Cc}/gu, "?");
}
