/**
 * Messages of the two ends of a task pipe. A task that the launcher started may ask it to run
 * another task beside it. The launcher decides which tasks and arguments are allowed, and each runs
 * with its own permissions: the requesting process gains none.
 */
import * as v from "valibot";

const id = v.pipe(v.number(), v.integer());

const ASK = v.variant("ask", [
  /** Run a task with this on its standard input. */
  v.strictObject({ ask: v.literal("run"), id, task: v.string(), input: v.string() }),
  /** The next chunk of its output is wanted. */
  v.strictObject({ ask: v.literal("more"), id }),
  /** Nobody waits for it anymore. */
  v.strictObject({ ask: v.literal("stop"), id }),
]);

const TOLD = v.variant("told", [
  /** A chunk of standard output. */
  v.strictObject({ told: v.literal("output"), id, text: v.string() }),
  /** It ended: with a code, or by a signal. */
  v.strictObject({
    told: v.literal("ended"),
    id,
    code: v.number(),
    signal: v.nullable(v.string()),
  }),
  /** It was not started: too many are running, or this task may not be requested. */
  v.strictObject({ told: v.literal("refused"), id, why: v.picklist(["busy", "unknown"]) }),
]);

/** What a task says to the launcher. */
export type Ask = v.InferOutput<typeof ASK>;
/** What the launcher says to a task. */
export type Told = v.InferOutput<typeof TOLD>;

/** A message parsed as a request; undefined if it is not one. */
export function askOf(message: unknown): Ask | undefined {
  const { success, output } = v.safeParse(ASK, message);
  return success ? output : undefined;
}

/** A message parsed as a report; undefined if it is not one. */
export function toldOf(message: unknown): Told | undefined {
  const { success, output } = v.safeParse(TOLD, message);
  return success ? output : undefined;
}

/** One end of a pipe of messages. */
export interface Channel {
  send(message: Ask | Told): void;
  onMessage(act: (message: unknown) => void): void;
  /** The other end is gone. */
  onClose(act: () => void): void;
}
