import { CliError, messageOf } from "../errors.ts";
import type { Source } from "./sources.ts";

/** The largest file whose broken place is looked up; DuckDB's own number serves beyond. */
const LOOKED_INTO_BYTES = 256 * 1024 ** 2;

/**
 * Tells a person where a file of history is broken. DuckDB's message quotes the record, private
 * fields and all, so only the file and the numbers of it are used.
 */
export async function explainReadError(
  error: unknown,
  sources: readonly Source[],
): Promise<unknown> {
  const message = messageOf(error);
  const file = /in file "([^"]*)"/.exec(message)?.[1];
  const source = sources.find((source) => source.file === file);
  if (source === undefined || !/^Invalid Input Error/.test(message)) return error;
  const place = await findBreak(source) ?? whereDuckdbStopped(message);
  return new CliError("broken-source", {
    what: `Cannot read ${source.path}: ${place}.`,
    where: source.path,
    fix: "Download it again, or move it out of the folder. The data you had is unchanged.",
  });
}

/** Where the JSON breaks, from a parser that says so to the byte; undefined if it finds nothing. */
async function findBreak({ file, bytes }: Source): Promise<string | undefined> {
  if (bytes > LOOKED_INTO_BYTES) return undefined;
  const content = await Deno.readFile(file);
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(content);
  } catch {
    return `it holds bytes that are no UTF-8 text, ${atByte(firstBadByte(content))}`;
  }
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    const position = /position (\d+)/.exec(messageOf(error))?.[1];
    const length = new TextEncoder().encode(text.slice(0, Number(position ?? text.length))).length;
    const isEnd = position === undefined || Number(position) >= text.trimEnd().length;
    return isEnd
      ? `it breaks off early, ${atByte(isEnd ? bytes : length)}`
      : `its JSON is broken ${atByte(length)}`;
  }
}

/** What DuckDB counts: values in the list, after two of its own. */
function whereDuckdbStopped(message: string): string {
  const record = /in record\/value (\d+)/.exec(message)?.[1];
  const near = record === undefined ? "" : ` near record ${Number(record)}`;
  if (/duplicate key/.test(message)) return `a record${near} has a key twice`;
  return /unexpected end/.test(message)
    ? `it breaks off early${near}`
    : `its JSON is broken${near}`;
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
