/** The useful fields of a server's error. */
export interface ServerError {
  /** The SQLSTATE. */
  readonly code: string;
  readonly message: string;
}

const ERROR = "E".charCodeAt(0);
const HEADER = 5;

/**
 * Follows a server's messages and reports each error. Postgres.js loses an error that arrives after
 * the last byte of a copy was sent, and would wait forever.
 *
 * @param onError called with each error
 * @returns a function to call with each chunk that arrives
 *
 * @example
 * ```ts
 * import { errorWatcher } from "./error_watcher.ts";
 *
 * const errors: string[] = [];
 * const push = errorWatcher(({ code }) => errors.push(code));
 * push(new TextEncoder().encode("E\0\0\0\x0cC53100\0\0"));
 * console.assert(errors[0] === "53100");
 * ```
 */
export function errorWatcher(onError: (error: ServerError) => void): (piece: Uint8Array) => void {
  const header = new Uint8Array(HEADER);
  let headerBytes = 0;
  let left = 0;
  let kept: Uint8Array[] | undefined;
  return (piece) => {
    for (let at = 0; at < piece.length;) {
      if (headerBytes < HEADER) {
        header[headerBytes++] = piece[at++] ?? 0;
        if (headerBytes < HEADER) continue;
        left = new DataView(header.buffer).getUint32(1) - 4;
        kept = header[0] === ERROR ? [] : undefined;
      }
      const taken = piece.subarray(at, at + left);
      kept?.push(taken);
      at += taken.length;
      left -= taken.length;
      if (left > 0) return;
      if (kept !== undefined) onError(fields(kept));
      headerBytes = 0;
    }
  };
}

/** An error's body: a letter, a text and a zero for each field, and a zero at the end. */
function fields(pieces: readonly Uint8Array[]): ServerError {
  const text = pieces.map((piece) => new TextDecoder().decode(piece)).join("");
  const found = new Map(text.split("\0").map((field) => [field.charAt(0), field.slice(1)]));
  return { code: found.get("C") ?? "XX000", message: found.get("M") ?? "" };
}
