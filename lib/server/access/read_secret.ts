import { CliError } from "../../core/errors.ts";

/** The terminal a secret is typed into. */
export interface SecretIo {
  /** False for a pipe or a file: then there is no prompt. */
  readonly isTerminal: boolean;
  /** Turns the echo of keys off and on. */
  setRaw(isRaw: boolean): void;
  /** The next bytes, null at the end. */
  read(): Promise<Uint8Array | null>;
  /** Shows a text, not on standard output. */
  show(text: string): void;
}

const ENTER = [10, 13];
const END = 4;
const INTERRUPT = 3;
const CLEAR = 21;
const BACKSPACE = [8, 127];
const ESCAPE = 27;

/**
 * Reads one line without showing it.
 *
 * @throws {CliError} `interrupted` on Ctrl-C
 *
 * @example
 * ```ts
 * import { readSecret } from "./read_secret.ts";
 *
 * const typed = [new TextEncoder().encode("secret\n")];
 * const io = {
 *   isTerminal: false,
 *   setRaw() {},
 *   read: () => Promise.resolve(typed.shift() ?? null),
 *   show() {},
 * };
 * console.assert(await readSecret("Password: ", io) === "secret");
 * ```
 */
export async function readSecret(question: string, io: SecretIo): Promise<string> {
  if (!io.isTerminal) return await readLine(io);
  io.show(question);
  io.setRaw(true);
  try {
    return await readLine(io);
  } finally {
    io.setRaw(false);
    io.show("\n");
  }
}

async function readLine(io: SecretIo): Promise<string> {
  let line: number[] = [];
  for (let chunk = await io.read(); chunk !== null; chunk = await io.read()) {
    // Arrow keys and other multi-byte keys are ignored.
    if (io.isTerminal && chunk[0] === ESCAPE) continue;
    for (const byte of chunk) {
      if (ENTER.includes(byte)) return textOf(line);
      if (!io.isTerminal) line.push(byte);
      else if (byte === END) return textOf(line);
      else if (byte === INTERRUPT) throw new CliError("interrupted", { what: "Stopped." });
      else if (byte === CLEAR) line = [];
      else if (BACKSPACE.includes(byte)) line = withoutLast(line);
      else line.push(byte);
    }
  }
  return textOf(line);
}

function withoutLast(line: number[]): number[] {
  return [...new TextEncoder().encode([...textOf(line)].slice(0, -1).join(""))];
}

function textOf(line: number[]): string {
  return new TextDecoder().decode(Uint8Array.from(line));
}

/** The process's own terminal; prompts go to standard error. */
export function terminal(): SecretIo {
  const buffer = new Uint8Array(1024);
  return {
    isTerminal: Deno.stdin.isTerminal(),
    setRaw: (isRaw) => Deno.stdin.setRaw(isRaw),
    async read() {
      const count = await Deno.stdin.read(buffer);
      return count === null ? null : buffer.slice(0, count);
    },
    show: (text) => void Deno.stderr.writeSync(new TextEncoder().encode(text)),
  };
}
