import { askOf, type Channel, type Told } from "./messages.ts";

/** A task that was started for another task. */
export interface StartedTask {
  readonly stdout: ReadableStream<Uint8Array<ArrayBuffer>>;
  readonly status: Promise<{ readonly code: number; readonly signal: string | null }>;
  /** Ends it at once. */
  kill(): void;
}

/** How requests are answered. */
export interface AnswerOptions {
  /** Starts a task with this input; undefined for a task that may not be requested. */
  readonly start: (task: string, input: string) => Promise<StartedTask> | undefined;
  /** How many may run at once; two when absent. */
  readonly most?: number;
}

/**
 * The launcher's end of a pipe: it starts requested tasks, passes their output on as fast as it is
 * read, and ends a task once nobody waits for it or the requesting process is gone.
 *
 * @example
 * ```ts
 * import { answerAsks } from "./answer_asks.ts";
 *
 * const channel = { send() {}, onMessage() {}, onClose() {} };
 * answerAsks(channel, { start: () => undefined });
 * ```
 */
export function answerAsks(channel: Channel, { start, most = 2 }: AnswerOptions): void {
  const running = new Map<number, Running>();
  channel.onMessage((message) => {
    const ask = askOf(message);
    if (ask === undefined) return;
    if (ask.ask === "more") return running.get(ask.id)?.more();
    if (ask.ask === "stop") return running.get(ask.id)?.stop();
    const { id, task, input } = ask;
    const refuse = (why: "busy" | "unknown") => channel.send({ told: "refused", id, why });
    if (running.size >= most || running.has(id)) return refuse("busy");
    const starting = start(task, input);
    if (starting === undefined) return refuse("unknown");
    const one = new Running(id, starting, (told) => channel.send(told));
    running.set(id, one);
    void one.ended.finally(() => running.delete(id));
  });
  channel.onClose(() => {
    for (const one of running.values()) one.stop();
  });
}

/** A running task; its end is reported once. */
class Running {
  readonly ended: Promise<void>;
  readonly #id: number;
  readonly #tell: (told: Told) => void;
  #wanted = Promise.withResolvers<void>();
  #isStopped = false;
  #task: StartedTask | undefined;

  constructor(id: number, starting: Promise<StartedTask>, tell: (told: Told) => void) {
    this.#id = id;
    this.#tell = tell;
    this.ended = this.#run(starting).catch(() => this.#end(1, null));
  }

  /** One more chunk of output is wanted. */
  more(): void {
    this.#wanted.resolve();
  }

  stop(): void {
    this.#isStopped = true;
    this.#wanted.resolve();
    this.#task?.kill();
  }

  async #run(starting: Promise<StartedTask>): Promise<void> {
    const task = await starting;
    this.#task = task;
    if (this.#isStopped) task.kill();
    for await (const text of task.stdout.pipeThrough(new TextDecoderStream())) {
      await this.#wanted.promise;
      if (this.#isStopped) break;
      this.#wanted = Promise.withResolvers();
      this.#tell({ told: "output", id: this.#id, text });
    }
    const { code, signal } = await task.status;
    this.#end(code, signal);
  }

  #end(code: number, signal: string | null): void {
    this.#tell({ told: "ended", id: this.#id, code, signal });
  }
}
