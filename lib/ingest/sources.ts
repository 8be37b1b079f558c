import { createHash } from "node:crypto";
import { CliError, messageOf } from "../core/errors.ts";
import { type EntrySink, unpack, UnpackBudget } from "./archive.ts";
import type { MetadataFile } from "./exported_metadata.ts";
import { fieldsOf } from "./read.ts";
import { rewriteFile, writeAll } from "./rewrite.ts";
import { type Format, HEAD_BYTES, sniff, type Sniffed, type TextForm } from "./sniff.ts";

/** A file of history, ready for DuckDB to read. */
export interface Source {
  /** Where its bytes are: in the input folder, or unpacked or rewritten into the working folder. */
  readonly file: string;
  /** What it is called: its path in the input folder, a ZIP's entries after a `!`. */
  readonly path: string;
  readonly format: Format;
  /** The size of the original. */
  readonly bytes: number;
  /** The original's SHA-256, if it was read already; others are hashed while DuckDB reads them. */
  readonly sha256?: string;
  /** How the original is written, if `file` is a rewritten one. */
  readonly rewritten?: TextForm;
  /** How many characters of fields that are read were no whole ones and became U+FFFD. */
  readonly replaced?: number;
}

/** A file that is not history, and why. */
export interface Skipped {
  readonly path: string;
  readonly reason: string;
}

/** What was found in an input folder. */
export interface Found {
  readonly sources: Source[];
  /** Files of Tonearm's own exports that hold metadata. */
  readonly metadata: MetadataFile[];
  readonly skipped: Skipped[];
}

/** The files of Tonearm's own that may lie in the input folder. */
const OWN_FILES = new Set(["README.md", "timezones.json", "genres.json"]);
/** What systems leave behind and what is hidden; not worth a word. `./` and `../` hide nothing. */
const LITTER = /(^|\/)(__MACOSX(\/|$)|Thumbs\.db$|desktop\.ini$|\.(?!\.?\/))/;

/**
 * Finds the sources in a folder: files and entries of ZIPs, in any depth of folders, told by their
 * content. Entries of ZIPs are unpacked into `workFolder`. The order is that of the paths.
 *
 * @param root the input folder
 * @param workFolder an existing folder for unpacked files
 * @throws {CliError} `no-sources` when the folder is missing, `broken-zip` and `zip-limit`
 */
export async function findSources(
  root: string,
  workFolder: string,
  signal?: AbortSignal,
): Promise<Found> {
  const search = new Search(workFolder, signal);
  for (const path of await listFiles(root)) {
    signal?.throwIfAborted();
    if (OWN_FILES.has(path)) continue;
    await search.look(`${root}/${path}`, printable(path));
  }
  const { sources, metadata, skipped } = search;
  return { sources, metadata, skipped };
}

/** How many files of each kind lie in an input folder. */
export interface Survey {
  readonly histories: number;
  readonly archives: number;
  readonly others: number;
}

/**
 * Counts what an input folder holds by a look at the beginning of each file; nothing is unpacked.
 *
 * @throws {CliError} `no-sources` when the folder cannot be read
 */
export async function surveySources(root: string): Promise<Survey> {
  const survey = { histories: 0, archives: 0, others: 0 };
  for (const path of await listFiles(root)) {
    if (OWN_FILES.has(path)) continue;
    const { head } = await readHead(`${root}/${path}`, path);
    const found = sniff(head, baseName(path));
    survey["format" in found ? "histories" : "zip" in found ? "archives" : "others"]++;
  }
  return survey;
}

class Search {
  readonly sources: Source[] = [];
  readonly metadata: MetadataFile[] = [];
  readonly skipped: Skipped[] = [];
  readonly #budget = new UnpackBudget();
  #made = 0;

  constructor(readonly workFolder: string, readonly signal: AbortSignal | undefined) {}

  /** Looks at one file on disk and takes it, skips it or unpacks it. */
  async look(file: string, path: string, depth = 1, sha256?: string): Promise<void> {
    const { head, size } = await readHead(file, path);
    const found = sniff(head, baseName(path));
    if ("skip" in found) this.skipped.push({ path, reason: found.skip });
    else if ("zip" in found) await this.#unpack(file, path, depth);
    else if ("metadata" in found) {
      const ready = await this.#readable(file, path, found);
      this.metadata.push({ file: ready.file, path, kind: found.metadata });
    } else {
      const hashed = sha256 === undefined ? {} : { sha256 };
      const ready = await this.#readable(file, path, found);
      this.sources.push({ path, format: found.format, bytes: size, ...ready, ...hashed });
    }
  }

  /** A file that DuckDB can read: the file itself, or a rewritten one in the working folder. */
  async #readable(
    file: string,
    path: string,
    found: Exclude<Sniffed, { skip: string } | { zip: true }>,
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
    if (file.startsWith(`${this.workFolder}/`)) await Deno.remove(file);
    return { file: to, sha256, rewritten: found.rewrite, replaced };
  }

  #newFile(): string {
    return `${this.workFolder}/${++this.#made}`;
  }

  async #unpack(file: string, path: string, depth: number): Promise<void> {
    if (depth > this.#budget.limits.depth) {
      throw new CliError("zip-limit", {
        what: `Refused to unpack ${path}: archives lie more than ${depth - 1} deep in each other.`,
        fix: "Unpack it yourself and put the files in its place.",
      });
    }
    const kept: { file: string; path: string; sha256: string }[] = [];
    using archive = await Deno.open(file);
    await unpack(archive, path, this.#budget, (entry) => {
      this.signal?.throwIfAborted();
      if (LITTER.test(entry)) return undefined;
      const inside = `${path}!${printable(entry)}`;
      return new UnpackedFile(this.#newFile(), baseName(entry), {
        skipped: (reason) => this.skipped.push({ path: inside, reason }),
        kept: (unpacked, sha256) => kept.push({ file: unpacked, path: inside, sha256 }),
      });
    });
    kept.sort((a, b) => compare(a.path, b.path));
    for (const entry of kept) await this.look(entry.file, entry.path, depth + 1, entry.sha256);
  }
}

/** Takes an entry's bytes, and keeps them on disk when they turn out to be history or a ZIP. */
class UnpackedFile implements EntrySink {
  readonly #hash = createHash("sha256");
  #head = new Uint8Array(0);
  #file: Deno.FsFile | undefined;

  constructor(
    readonly path: string,
    readonly name: string,
    readonly tell: {
      skipped: (reason: string) => void;
      kept: (path: string, sha256: string) => void;
    },
  ) {}

  async write(chunk: Uint8Array): Promise<boolean> {
    this.#hash.update(chunk);
    if (this.#file === undefined) {
      this.#head = concat(this.#head, chunk);
      return this.#head.length < HEAD_BYTES || await this.#keepOrSkip();
    }
    await writeAll(this.#file, chunk);
    return true;
  }

  async end(): Promise<void> {
    if (this.#file === undefined && !await this.#keepOrSkip()) return;
    this.tell.kept(this.path, this.#hash.digest("hex"));
  }

  close(): void {
    this.#file?.close();
  }

  async #keepOrSkip(): Promise<boolean> {
    const found = sniff(this.#head, this.name);
    if ("skip" in found) {
      this.tell.skipped(found.skip);
      return false;
    }
    this.#file = await Deno.open(this.path, { write: true, createNew: true });
    await writeAll(this.#file, this.#head);
    return true;
  }
}

async function listFiles(root: string): Promise<string[]> {
  const files: string[] = [];
  const walk = async (folder: string, prefix: string): Promise<void> => {
    for await (const entry of Deno.readDir(folder)) {
      const path = prefix + entry.name;
      if (LITTER.test(path)) continue;
      if (entry.isDirectory) await walk(`${folder}/${entry.name}`, `${path}/`);
      else if (entry.isFile || entry.isSymlink) files.push(path);
    }
  };
  try {
    await walk(root, "");
  } catch (error) {
    throw new CliError("no-sources", {
      what: `Cannot read the folder ${root}: ${messageOf(error)}.`,
      fix: "Make the folder, or say with DATA_RAW_DIR where your export is.",
      cause: error,
    });
  }
  return files.sort(compare);
}

async function readHead(file: string, path: string): Promise<{ head: Uint8Array; size: number }> {
  try {
    using open = await Deno.open(file);
    const head = new Uint8Array(HEAD_BYTES);
    let filled = 0;
    for (;;) {
      const count = await open.read(head.subarray(filled));
      if (count === null || count === 0) break;
      filled += count;
    }
    return { head: head.subarray(0, filled), size: (await open.stat()).size };
  } catch (error) {
    throw new CliError("broken-source", {
      what: `Cannot read ${path}: ${reasonOf(error)}.`,
      where: path,
      fix: "Put a readable copy of the file itself into the folder, or move it out.",
      cause: error,
    });
  }
}

/** DuckDB takes a backslash for a separator as soon as it takes a name for a pattern. */
function refuseUnreadableName(file: string, path: string): void {
  if (Deno.build.os === "windows" || !/\\/.test(file) || !/[*?[]/.test(file)) return;
  throw new CliError("broken-source", {
    what: `Cannot read ${path}: its name holds a backslash and one of * ? [ as well.`,
    where: path,
    fix: "Give it another name; names play no part in what is read.",
  });
}

function reasonOf(error: unknown): string {
  if (error instanceof Deno.errors.NotCapable) return "it is a link that leads out of the folder";
  if (error instanceof Deno.errors.NotFound) return "it is a link that leads nowhere";
  if (error instanceof Deno.errors.IsADirectory) return "it is a link to a folder";
  if (error instanceof Deno.errors.PermissionDenied) return "permission denied";
  return messageOf(error);
}

/** Whether a file holds JSON, as against CSV or Parquet. */
function isJson(found: Exclude<Sniffed, { skip: string } | { zip: true }>): boolean {
  return "format" in found
    ? !/_(csv|parquet)$/.test(found.format)
    : found.metadata.encoding === "json";
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** A path without the characters that would garble a terminal. */
function printable(path: string): string {
  return path.replaceAll(/\p{Cc}/gu, "?");
}

/** Orders by code unit: the same everywhere, whatever the locale. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function concat(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
