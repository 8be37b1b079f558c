/**
 * The rows of CSV as `query --csv` writes it (RFC 4180, CRLF), as its pieces come.
 *
 * @example
 * ```ts
 * import { parseCsv } from "./parse_csv.ts";
 *
 * const pieces = ReadableStream.from(['a,b\r\n1,"x\r', '\ny"\r\n']);
 * const rows = await Array.fromAsync(parseCsv(pieces));
 * console.assert(rows[1]?.[1] === "x\r\ny");
 * ```
 */
export async function* parseCsv(pieces: AsyncIterable<string>): AsyncGenerator<string[]> {
  let rest = "";
  let seen = 0;
  let isQuoted = false;
  for await (const piece of pieces) {
    rest += piece;
    let begin = 0;
    for (; seen < rest.length - 1; seen++) {
      if (rest[seen] === '"') isQuoted = !isQuoted;
      if (isQuoted || rest[seen] !== "\r" || rest[seen + 1] !== "\n") continue;
      yield fieldsOf(rest.slice(begin, seen));
      begin = seen + 2;
      seen++;
    }
    rest = rest.slice(begin);
    seen -= begin;
  }
}

function fieldsOf(row: string): string[] {
  const fields = `,${row}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,]*))/g);
  return [...fields].map(([, quoted, plain = ""]) => quoted?.replaceAll('""', '"') ?? plain);
}
