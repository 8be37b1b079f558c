/** The commands that a Markdown text shows. */

/** One command of a text. */
export interface DocCommand {
  /** The command line as a shell takes it: no comment, `npx -y deno` as `deno`. */
  readonly line: string;
  /** Where it stands, as `README.md:21`. */
  readonly at: string;
  /** True for a line of a block marked `sh`: a reader types it as it is. */
  readonly isTyped: boolean;
}

/** The commands in a text: lines of `sh` blocks, and whatever else calls a task. */
export function commandsIn(path: string, text: string): DocCommand[] {
  const found: DocCommand[] = [];
  let fence: string | undefined;
  for (const [index, raw] of text.split("\n").entries()) {
    const at = `${path}:${index + 1}`;
    const opened = /^\s*```(\w*)/.exec(raw)?.[1];
    if (opened !== undefined) {
      fence = fence === undefined ? opened : undefined;
    } else if (fence === "sh") {
      const line = commandLine(raw);
      if (line !== "") found.push({ line, at, isTyped: true });
    } else if (fence !== "mermaid") {
      const calls = fence === undefined ? inlineCalls(raw) : blockCalls(raw);
      found.push(...calls.map((call) => ({ line: commandLine(call), at, isTyped: false })));
    }
  }
  return found;
}

/** Calls of tasks in code spans; `…` stands for whatever task. */
function inlineCalls(text: string): string[] {
  return [...text.matchAll(/`[^`]*?((?:npx -y )?deno task [a-z][^`]*)`/g)].map(([, call = ""]) =>
    call
  );
}

/** A call of a task that is all of a line, or its end, as after `sudo -u tonearm`. */
function blockCalls(text: string): string[] {
  const call = /(?:npx -y )?deno task (?:--quiet )?[a-z-]+.*/.exec(text)?.[0];
  return call === undefined || call.includes("[flags]") ? [] : [call];
}

function commandLine(raw: string): string {
  return raw.replace(/(^|\s)# .*$/, "").trim().replace(/^npx -y deno\b/, "deno");
}

/** The words of a command line, up to a redirection: quotes group, nothing is expanded. */
export function wordsOf(line: string): string[] {
  const words: string[] = [];
  for (const [word, double, single] of line.matchAll(/"([^"]*)"|'([^']*)'|[^\s"']+/g)) {
    if (/^[<>|&]/.test(word)) break;
    words.push(double ?? single ?? word);
  }
  return words;
}
