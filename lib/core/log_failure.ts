import { messageOf } from "./errors.ts";
import { printable } from "./printable.ts";
import { RequestError } from "./request_error.ts";

/** How long a message is not repeated, in ms, and how many messages are remembered. */
const QUIET_MS = 60_000;
const MOST_REMEMBERED = 100;

let isTraced = false;

/** Turns on stack traces of unexpected errors in the log: `--debug`. */
export function traceFailures(): void {
  isTraced = true;
}

/**
 * A log that repeats a message at most once a minute: an unreachable database is logged once, not
 * with every request.
 *
 * @param write where a line goes
 * @param now the time in ms
 *
 * @example
 * ```ts
 * import { onceAMinute } from "./log_failure.ts";
 *
 * const lines: string[] = [];
 * const log = onceAMinute((line) => lines.push(line), () => 0);
 * log("The database is away.");
 * log("The database is away.");
 * console.assert(lines.length === 1);
 * ```
 */
export function onceAMinute(
  write: (line: string) => void,
  now: () => number = Date.now,
): (sentence: string) => void {
  const said = new Map<string, number>();
  return (sentence) => {
    const at = now();
    const last = said.get(sentence);
    if (last !== undefined && at - last < QUIET_MS) return;
    said.delete(sentence);
    said.set(sentence, at);
    for (const oldest of said.keys()) {
      if (said.size <= MOST_REMEMBERED) break;
      said.delete(oldest);
    }
    write(printable(sentence));
  };
}

const say = onceAMinute((line) => console.error(line));

/**
 * Logs that a request failed: one line, and a stack trace with `--debug` alone. An error that the
 * reader was told about, and whose cause is logged where it is known, is not logged again.
 *
 * @param error the error thrown while answering the request
 */
export function logFailure(error: unknown): void {
  if (reasonsOf(error).some((reason) => reason instanceof RequestError)) return;
  if (isTraced) return console.error(error);
  const name = error instanceof Error ? error.name : "Error";
  const cause = error instanceof Error && error.cause !== undefined
    ? `, because of: ${firstLine(error.cause)}`
    : "";
  say(
    `Internal error: ${name}: ${firstLine(error)}${cause} ` +
      "(start the site with --debug to see where; please report it)",
  );
}

function firstLine(error: unknown): string {
  return messageOf(error).split("\n", 1)[0] ?? "";
}

/** An error and those beneath it. */
function reasonsOf(error: unknown): unknown[] {
  const reasons: unknown[] = [];
  for (let at = error; at !== undefined && reasons.length < 10;) {
    reasons.push(at);
    at = at instanceof Error ? at.cause : undefined;
  }
  return reasons;
}
