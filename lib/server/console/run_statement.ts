import * as v from "valibot";
import type { AskedTask, TaskEnd, TaskPipe } from "../../core/task_pipe/task_pipe.ts";
import type { ConsoleAnswer } from "../../ui/views/console_answer.ts";
import { words } from "../../ui/words/mod.ts";
import { parseCsv } from "./parse_csv.ts";

/** Why a statement could not be run. */
export type Failure = Extract<ConsoleAnswer, { kind: "error" }>;

/** The result of a statement as CSV, computed as it is read; or why it failed. */
export type CsvAnswer = Failure | { readonly kind: "csv"; readonly csv: ReadableStream<string> };

/**
 * Runs a statement beside the site and waits until its answer begins.
 *
 * @param pipe what runs it: the launcher, or this process itself
 * @param signal aborted when the requester is gone: the statement is ended
 */
export async function csvOf(
  pipe: TaskPipe,
  sql: string,
  signal: AbortSignal,
): Promise<CsvAnswer> {
  const task = pipe.run("query", sql);
  const reader = task.output.getReader();
  const onAbort = () => void reader.cancel().catch(() => {});
  signal.addEventListener("abort", onAbort);
  if (signal.aborted) onAbort();
  const first = await reader.read();
  const failure = await failureOf(task, first.value, reader);
  if (failure !== null) return failure;
  let held = first.value;
  const csv = new ReadableStream<string>({
    async pull(controller) {
      const piece = held ?? (await reader.read()).value;
      held = undefined;
      if (piece !== undefined) return controller.enqueue(piece);
      // A truncated answer must not look complete.
      if (isWhole(await task.ended)) controller.close();
      else controller.error(new Error("the statement was ended before its answer was whole"));
    },
    cancel: () => reader.cancel(),
  }, { highWaterMark: 0 });
  return { kind: "csv", csv };
}

/**
 * The first rows of a statement; no more than are shown are computed.
 *
 * @param most how many rows are shown
 */
export async function firstRows(
  pipe: TaskPipe,
  sql: string,
  signal: AbortSignal,
  most: number,
): Promise<ConsoleAnswer> {
  const started = performance.now();
  const answer = await csvOf(pipe, sql, signal);
  if (answer.kind === "error") return answer;
  const rows: string[][] = [];
  try {
    for await (const row of parseCsv(answer.csv.pipeThrough(atMost(MOST_CHARACTERS)))) {
      rows.push(row);
      if (rows.length > most + 1) break;
    }
  } catch (error) {
    return failed(error instanceof TooWide ? words.sql.tooWide : words.sql.ended);
  }
  const [columns = [], ...shown] = rows;
  return {
    kind: "rows",
    columns,
    rows: shown.slice(0, most),
    isWhole: shown.length <= most,
    seconds: (performance.now() - started) / 1000,
  };
}

/** A page of more than this many characters helps nobody. */
const MOST_CHARACTERS = 4_000_000;

class TooWide extends Error {}

/** Passes text on up to a limit. */
function atMost(characters: number): TransformStream<string, string> {
  let left = characters;
  return new TransformStream({
    transform(piece, controller) {
      left -= piece.length;
      if (left < 0) controller.error(new TooWide());
      else controller.enqueue(piece);
    },
  });
}

function isWhole(end: TaskEnd): boolean {
  return end.kind === "ended" && end.code === 0;
}

const ERROR = v.object({ error: v.object({ message: v.string(), fix: v.optional(v.string()) }) });

/** A failing task prints its error as JSON first; a killed one prints nothing. */
async function failureOf(
  task: AskedTask,
  first: string | undefined,
  reader: ReadableStreamDefaultReader<string>,
): Promise<Failure | null> {
  if (first === undefined) return failureOfEnd(await task.ended);
  if (!first.startsWith('{"error":')) return null;
  let text = first;
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    text += piece.value;
  }
  const told = v.safeParse(ERROR, jsonOf(text));
  if (!told.success) return failureOfEnd(await task.ended);
  return failed(told.output.error.message, told.output.error.fix);
}

function failureOfEnd(end: TaskEnd): Failure {
  if (end.kind === "refused") return failed(words.sql.busy);
  return failed(words.sql.ended);
}

function failed(what: string, fix = ""): Failure {
  return { kind: "error", what, fix };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
