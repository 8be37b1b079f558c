import { printParseErrorCode, visit } from "jsonc-parser";
import { CliError, messageOf } from "../core/errors.ts";
import { diskError } from "../core/disk_error.ts";
import type { MetadataFile } from "./exported_metadata.ts";
import { isExported } from "./read_export.ts";
import type { TextForm } from "./sniff.ts";
import type { Source } from "./sources.ts";

/** The largest file in which the exact position is searched; beyond it, DuckDB's number is used. */
const SEARCHED_BYTES = 256 * 1024 ** 2;
const TAIL_BYTES = 4096;

/**
 * Explains where a history file is broken, or why DuckDB stopped. DuckDB's message quotes the record
 * with its private fields, so only the kind of error, the file and the numbers in it are used.
 *
 * @param folder the data folder, for a disk that is full
 */
export async function explainReadError(
  error: unknown,
  sources: readonly (Source | MetadataFile)[],
  folder: string,
): Promise<CliError> {
  const message = messageOf(error);
  const named = sources.find(({ file }) => NAMED.some((quote) => message.includes(quote(file))));
  const suspect = named ?? sources.find(isOurs);
  if (suspect !== undefined && isOurs(suspect) && NOT_OURS.test(message)) {
    return brokenSource(suspect.path, "it is not written as Tonearm's exports are");
  }
  if (named !== undefined && "format" in named && /^Invalid Input Error/.test(message)) {
    const position = await findBreak(named) ?? whereDuckdbStopped(message);
    return brokenSource(named.path, position);
  }
  const kind = /^[A-Za-z ]{1,40} Error(?=:)/.exec(message)?.[0] ?? "an unknown error";
  return diskError(error, folder) ?? new CliError("internal", {
    what: `DuckDB stopped with: ${kind}.`,
    where: named?.path,
    fix: "Its message may quote your data and is not shown. The data you had is unchanged.",
    cause: error,
  });
}

/** Whether a file is one of Tonearm's own exports. */
function isOurs(source: Source | MetadataFile): boolean {
  return "kind" in source || isExported(source.format);
}

/** How DuckDB's messages quote a file name. */
const NAMED = [(file: string) => `"${file}"`, (file: string) => `'${file}'`];

/** What DuckDB says of a missing column, of a file of another format, and of values in CSV. */
const NOT_OURS = /^(Binder|Invalid Input|Conversion) Error/;

/**
 * Refuses a truncated history file: DuckDB accepts a file that ends after a comma as complete.
 *
 * @throws {CliError} `broken-source`
 */
export async function refuseUnended(source: Source): Promise<void> {
  const { file, path, bytes, format } = source;
  if (format.endsWith("csv")) return; // a table as text ends anywhere
  const isParquet = format.endsWith("parquet");
  if (await endsWith(isParquet ? "PAR1" : "]", file)) return;
  const position = isParquet ? undefined : await findBreak(source);
  throw brokenSource(path, position ?? breaksOff(bytes));
}

async function endsWith(last: string, file: string): Promise<boolean> {
  using open = await Deno.open(file);
  const { size: bytes } = await Deno.stat(file);
  const tail = new Uint8Array(TAIL_BYTES);
  for (let end = bytes; end > 0; end -= TAIL_BYTES) {
    const start = Math.max(0, end - TAIL_BYTES);
    await open.seek(start, Deno.SeekMode.Start);
    const count = await open.read(tail.subarray(0, end - start)) ?? 0;
    const text = new TextDecoder("latin1").decode(tail.subarray(0, count)).trimEnd();
    if (text !== "") return text.endsWith(last);
  }
  return false;
}

function brokenSource(path: string, position: string): CliError {
  return new CliError("broken-source", {
    what: `Cannot read ${path}: ${position}.`,
    where: path,
    fix: "Download it again, or move it out of the folder. The data you had is unchanged.",
  });
}

/** Where the JSON breaks, from a parser that reports the byte; undefined if it finds no error. */
async function findBreak({ file, bytes, rewritten }: Source): Promise<string | undefined> {
  if (bytes > SEARCHED_BYTES) return undefined;
  const content = await Deno.readFile(file);
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(content);
  } catch {
    const bad = firstBadByte(content);
    const position = rewritten === undefined ? atByte(bad) : atLine(beginning(content, bad));
    return `it contains bytes that are not UTF-8 text, ${position}`;
  }
  const position = firstError(text);
  if (position === undefined) return undefined;
  if (position >= text.trimEnd().length) return breaksOff(bytes);
  if (rewritten !== undefined) return `its JSON is broken ${atLine(text, position, rewritten)}`;
  const before = new TextEncoder().encode(text.slice(0, position)).length;
  return `its JSON is broken ${atByte(before + markLength(content))}`;
}

/** The text before a byte. */
function beginning(content: Uint8Array, byte: number): string {
  return new TextDecoder().decode(content.subarray(0, byte));
}

/**
 * A position in a rewritten file: byte offsets differ from the original, lines do not. Columns are
 * shifted by the commas added between consecutive values.
 */
function atLine(text: string, position = text.length, form?: TextForm): string {
  const lines = text.slice(0, position).split("\n");
  const line = `in line ${lines.length.toLocaleString("en")}`;
  if (form?.isLines === true) return line;
  return `${line}, column ${((lines.at(-1)?.length ?? 0) + 1).toLocaleString("en")}`;
}

/** The offset of the first error; for truncated text, its end. */
function firstError(text: string): number | undefined {
  let found: number | undefined;
  const stop = new Error("found");
  try {
    visit(text, {
      onError: (code, offset, length) => {
        found = printParseErrorCode(code).startsWith("UnexpectedEnd") ? offset + length : offset;
        throw stop;
      },
    }, { disallowComments: true });
  } catch (error) {
    if (error !== stop) throw error;
  }
  return found;
}

/** DuckDB's count: values in the list, plus two. */
function whereDuckdbStopped(message: string): string {
  const record = /in record\/value (\d+)/.exec(message)?.[1];
  const near = record === undefined ? "" : ` near record ${Number(record)}`;
  if (/duplicate key/.test(message)) return `a record${near} has a key twice`;
  return /unexpected end/.test(message)
    ? `it breaks off early${near}`
    : `its JSON is broken${near}`;
}

/** The byte order mark, which the decoder drops. */
function markLength(content: Uint8Array): number {
  return content[0] === 0xef && content[1] === 0xbb && content[2] === 0xbf ? 3 : 0;
}

function breaksOff(bytes: number): string {
  return `it breaks off early, ${atByte(bytes)}`;
}

function firstBadByte(content: Uint8Array): number {
  let low = 0;
  let high = content.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isUtf8(content.subarray(0, middle + 1))) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isUtf8(content: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(content, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function atByte(byte: number): string {
  return `at byte ${byte.toLocaleString("en")}`;
}
