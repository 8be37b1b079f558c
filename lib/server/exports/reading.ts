import * as v from "valibot";
import type { AskedTask, TaskEnd, TaskPipe } from "../../core/task_pipe/task_pipe.ts";
import type { Failure, Reading, ReadingProgress, Receipt } from "../../ui/views/add_export.ts";
import { words } from "../../ui/words/mod.ts";

const text = words.add;

const EVENT = v.variant("event", [
  v.object({ event: v.literal("stage"), name: v.string(), total: v.number() }),
  v.object({ event: v.literal("at"), done: v.number() }),
  v.object({ event: v.literal("say"), line: v.string() }),
]);
const COUNTS = v.record(v.string(), v.number());
const RESULT = v.object({
  sources: v.number(),
  records: v.number(),
  plays: v.number(),
  set_aside: COUNTS,
  duplicates: v.number(),
  rejected: COUNTS,
  first_played_at: v.nullable(v.string()),
  last_played_at: v.nullable(v.string()),
  timezone: v.string(),
  seconds: v.number(),
  notices: v.optional(v.array(v.object({ sentence: v.string() })), []),
});
const ERROR = v.object({
  error: v.object({ message: v.string(), fix: v.optional(v.string(), "") }),
});

/**
 * The single import a site can have under way: it asks the launcher to run `ingest` with ingest's
 * own permissions, and follows its progress.
 */
export class ExportReading {
  readonly #pipe: () => TaskPipe | null;
  readonly #onRead: () => void;
  #number = 0;
  #state: ReadingProgress = { kind: "idle" };
  #stop: (() => void) | undefined;

  /**
   * @param pipe the pipe to the launcher; null without one
   * @param onRead called when there is a new database
   */
  constructor(pipe: () => TaskPipe | null, onRead: () => void = () => {}) {
    this.#pipe = pipe;
    this.#onRead = onRead;
  }

  /** Whether there is a launcher to ask. */
  get isPossible(): boolean {
    return this.#pipe() !== null;
  }

  /** The one that is under way, or was last. */
  get last(): Reading {
    return { number: this.#number, progress: this.#state };
  }

  get isRunning(): boolean {
    return this.#state.kind === "running";
  }

  /**
   * Starts reading the whole input folder; false when a reading is under way or there is no
   * launcher.
   *
   * @param added files added for it; they are removed when it fails, is cancelled or cannot start, so
   *   that the next reading does not fail too
   * @param prepare what is written before it begins, such as the travel log
   * @throws what `prepare` throws
   */
  async start(
    added: readonly string[] = [],
    prepare: () => Promise<void> = () => Promise.resolve(),
  ): Promise<boolean> {
    const pipe = this.#pipe();
    const before = this.#state;
    if (pipe === null || before.kind === "running") {
      await removeAll(added);
      return false;
    }
    this.#state = { kind: "running", stage: text.starting, done: 0, total: 0 };
    try {
      await prepare();
    } catch (error) {
      this.#state = before;
      await removeAll(added);
      throw error;
    }
    this.#number++;
    void this.#follow(pipe.run("ingest", ""))
      .catch(() => this.#fail({ what: text.lost, fix: text.again }))
      .finally(() => this.#state.kind === "done" ? undefined : removeAll(added));
    return true;
  }

  /** Ends the reading that is under way; the old data stays. */
  cancel(): void {
    this.#stop?.();
  }

  async #follow({ output, ended }: AskedTask): Promise<void> {
    const reader = output.getReader();
    let isCancelled = false;
    this.#stop = () => {
      isCancelled = true;
      void reader.cancel().catch(() => {});
    };
    let rest = "";
    let answer = "";
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      const lines = (rest + piece.value).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) if (!this.#take(line)) answer += line;
    }
    this.#stop = undefined;
    if (isCancelled) this.#state = { kind: "cancelled" };
    else this.#end(answer + rest, await ended);
  }

  /** Takes an event in; false for a line of the answer. */
  #take(line: string): boolean {
    const { success, output: event } = v.safeParse(EVENT, jsonOf(line));
    if (!success) return false;
    if (this.#state.kind !== "running") return true;
    if (event.event === "stage") {
      this.#state = { kind: "running", stage: event.name, done: 0, total: event.total };
    } else if (event.event === "at") this.#state = { ...this.#state, done: event.done };
    return true;
  }

  #end(answer: string, end: TaskEnd): void {
    const value = jsonOf(answer);
    const result = v.safeParse(RESULT, value);
    if (result.success && end.kind === "ended" && end.code === 0) {
      this.#state = { kind: "done", receipt: receiptOf(result.output) };
      return this.#onRead();
    }
    const error = v.safeParse(ERROR, value);
    if (error.success) {
      const { message, fix } = error.output.error;
      this.#fail({ what: message, fix });
    } else this.#fail({ what: end.kind === "refused" ? text.busy : text.lost, fix: text.again });
  }

  #fail(failure: Failure): void {
    this.#state = { kind: "failed", failure };
  }
}

async function removeAll(paths: readonly string[]): Promise<void> {
  for (const path of paths) await Deno.remove(path).catch(() => {});
}

function receiptOf(result: v.InferOutput<typeof RESULT>): Receipt {
  const sum = (counts: Readonly<Record<string, number>>) =>
    Object.values(counts).reduce((all, one) => all + one, 0);
  const { records, plays, duplicates, timezone, seconds } = result;
  return {
    records,
    plays,
    setAside: sum(result.set_aside),
    duplicates,
    rejected: sum(result.rejected),
    first: result.first_played_at,
    last: result.last_played_at,
    timezone,
    seconds,
    notices: result.notices.map(({ sentence }) => sentence),
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
