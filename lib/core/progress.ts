import { stderr } from "node:process";
import cliProgress from "cli-progress";
import { withProgramName } from "./program.ts";

/** The stages of a command, told on stderr: a bar in a terminal, plain lines otherwise. */
export class Progress {
  readonly #silent: boolean;
  readonly #terminal: boolean;
  #bar: cliProgress.SingleBar | undefined;

  constructor({ silent, terminal = Deno.stderr.isTerminal() }: {
    readonly silent: boolean;
    readonly terminal?: boolean;
  }) {
    this.#silent = silent;
    this.#terminal = terminal;
  }

  /** Says one line, above the bar if there is one. */
  say(line: string): void {
    if (this.#silent) return;
    this.done();
    console.error(withProgramName(line));
  }

  /**
   * Begins a stage. In a terminal it is a bar from 0 to `total`; elsewhere one line.
   *
   * @param total how many units the stage has, in the same unit as {@linkcode Progress.at}
   */
  stage(name: string, total = 0): void {
    if (this.#silent) return;
    this.done();
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

  /** Tells how far the stage is, and how it goes, in a few words. */
  at(done: number, note = ""): void {
    this.#bar?.update(done, { note });
  }

  /** Clears the bar, if there is one. */
  done(): void {
    this.#bar?.stop();
    this.#bar = undefined;
  }
}
