import process from "node:process";
import { type Channel, type Told, toldOf } from "./messages.ts";

/** How a requested task ended. */
export type TaskEnd =
  | { readonly kind: "ended"; readonly code: number; readonly signal: string | null }
  | { readonly kind: "refused"; readonly why: "busy" | "unknown" }
  /** The launcher is gone. */
  | { readonly kind: "lost" };

/** A task that runs beside this one. */
export interface AskedTask {
  /** Its standard output, read as fast as it is taken; cancelling it ends the task. */
  readonly output: ReadableStream<string>;
  readonly ended: Promise<TaskEnd>;
}

/** Runs tasks beside this one. */
export interface TaskPipe {
  /**
   * Runs a task that this one may request.
   *
   * @param input what the task reads from its standard input
   */
  run(task: string, input: string): AskedTask;
}

/**
 * The pipe to the launcher that started this process; null when none did.
 *
 * @example
 * ```ts
 * import { taskPipe } from "./task_pipe.ts";
 *
 * console.assert(taskPipe() === null); // nothing started this test with a pipe
 * ```
 */
export function taskPipe(): TaskPipe | null {
  opened ??= processChannel();
  return opened === null ? null : pipe ??= pipeOver(opened);
}

let opened: Channel | null | undefined;
let pipe: TaskPipe | undefined;

function processChannel(): Channel | null {
  const send = process.send?.bind(process);
  if (send === undefined) return null;
  return {
    send: (message) => void send(message),
    onMessage: (act) => void process.on("message", act),
    onClose: (act) => void process.on("disconnect", act),
  };
}

/** The requesting end of a pipe, over any channel. */
export function pipeOver(channel: Channel): TaskPipe {
  const asked = new Map<number, (told: Told | null) => void>();
  let last = 0;
  let isLost = false;
  channel.onMessage((message) => {
    const told = toldOf(message);
    if (told !== undefined) asked.get(told.id)?.(told);
  });
  channel.onClose(() => {
    isLost = true;
    for (const tell of asked.values()) tell(null);
  });
  return {
    run(task, input) {
      const id = ++last;
      const { promise: ended, resolve } = Promise.withResolvers<TaskEnd>();
      let controller: ReadableStreamDefaultController<string> | undefined;
      const end = (how: TaskEnd) => {
        if (!asked.delete(id)) return;
        controller?.close();
        controller = undefined;
        resolve(how);
      };
      const output = new ReadableStream<string>({
        start(given) {
          controller = given;
        },
        pull: () => {
          if (asked.has(id)) channel.send({ ask: "more", id });
        },
        cancel() {
          controller = undefined;
          if (asked.has(id) && !isLost) channel.send({ ask: "stop", id });
        },
      }, { highWaterMark: 0 });
      asked.set(id, (told) => {
        if (told === null) end({ kind: "lost" });
        else if (told.told === "output") controller?.enqueue(told.text);
        else if (told.told === "refused") end({ kind: "refused", why: told.why });
        else end({ kind: "ended", code: told.code, signal: told.signal });
      });
      if (isLost) end({ kind: "lost" });
      else channel.send({ ask: "run", id, task, input });
      return { output, ended };
    },
  };
}
