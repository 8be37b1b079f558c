import { HttpError } from "fresh";
import { words } from "./words/mod.ts";
import { causeOf } from "./answer.ts";

/** A command that fixes what is wrong, with what leads to it. */
export interface Remedy {
  readonly before: string;
  readonly command: string;
}

/** What an error page says. */
export interface ErrorWords {
  readonly title: string;
  readonly text: string;
  readonly commands: readonly Remedy[];
}

/** What is said of a status; of a wrong address also what is wrong with it. */
export function errorWords(status: number, error: unknown): ErrorWords {
  const all = words.error;
  if (status === 503) {
    const { title, text, or, busy } = all[503];
    const code = causeOf(error)?.code ?? "no-database";
    if (code !== "no-database") {
      return { title: busy, text: error instanceof Error ? error.message : "", commands: [] };
    }
    const commands = [
      { before: text, command: "deno task pipeline" },
      { before: or, command: "deno task demo" },
    ];
    return { title, text: "", commands };
  }
  if (status === 403 && causeOf(error)?.code === "sums-only") {
    return { title: words.sumsOnly.title, text: words.sumsOnly.why, commands: [] };
  }
  if (status === 400 && error instanceof HttpError) {
    return { title: all[400].title, text: `${all[400].text} ${error.message}`, commands: [] };
  }
  return { ...(status === 404 || status === 400 ? all[status] : all[500]), commands: [] };
}
