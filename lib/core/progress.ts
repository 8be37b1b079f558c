import { stderr } from "node:process";
import cliProgress from "cli-progress";
import { printable } from "./printable.ts";
import { withProgramName } from "./program.ts";

/** Progress events of a command, for a program that follows it. */
export type ProgressEvent =
  | { readonly event: "stage"; readonly name: string; readonly total: number }
  | { readonly event: "at"; readonly done: number }
  | { readonly event: "say"; readonly line: string };

/**
 * Reports the stages of a command on stderr, as a bar in a terminal and as plain lines otherwise;
 * or as events to a program.
 */
export class Progress {
  readonly #silent: boolean;
  readonly #terminal: boolean;
  readonly #tell: ((event: ProgressEvent) => void) | undefined;
  #bar: cliProgress.SingleBar | undefined;

  /** @param tell receives events instead of stderr */
  constructor({ silent, terminal = Deno.stderr.isTerminal(), tell }: {
    readonly silent: boolean;
    readonly terminal?: boolean;
    readonly tell?: (event: ProgressEvent) => void;
  }) {
    this.#silent = silent;
    this.#tell = tell;
    this.#terminal = terminal;
  }

  /** Says one line, above the bar if there is one. */
  say(line: string): void {
    if (this.#tell !== undefined) return this.#tell({ event: "say", line: withProgramName(line) });
    if (this.#silent) return;
    this.done();
    console.error(printable(withProgramName(line)));
  }

  /**
   * Begins a stage. In a terminal it is a bar from 0 to `total`; elsewhere one line.
   *
   * @param total how many units the stage has, in the same unit as {@linkcode Progress.at}
   */
  stage(title: string, total = 0): void {
    if (this.#tell !== undefined) return this.#tell({ event: "stage", name: title, total });
    if (this.#silent) return;
    this.done();
    const name = printable(title);
    if (!this.#terminal) return console.error(`${name} …`);
    const share = total === 0 ? "" : " {bar} {percentage}% {note}";
    this.#bar = new cliProgress.SingleBar({
      format: `${name}${share}`,
      stream: stderr,
      clearOnComplete: true,
      hideCursor: true,
      barsize: 30,
      barCompleteChar: "█",
      barIncompleteChar: "░",
    });
    this.#bar.start(total, 0, { note: "" });
  }

  /** Reports how far the stage is, with a few words about it. */
  at(done: number, note = ""): void {
    this.#tell?.({ event: "at", done });
    this.#bar?.update(done, { note: printable(note) });
  }

  /** Clears the bar, if there is one. */
  done(): void {
    this.#bar?.stop();
    this.#bar = undefined;
  }
}
