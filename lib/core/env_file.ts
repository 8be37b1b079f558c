/** What a settings file contains. */
export interface EnvFile {
  /** The values by name; where a name is given twice, its last value. */
  readonly values: Readonly<Record<string, string>>;
  /** Lines that cannot be parsed, with their numbers; their text is not shown. */
  readonly problems: readonly { readonly line: number; readonly what: string }[];
}

/**
 * The text of a settings file, however an editor or shell wrote it: UTF-8 with or without a byte
 * order mark, and UTF-16 as PowerShell's `>` writes it.
 *
 * @throws {TypeError} when it is neither
 *
 * @example
 * ```ts
 * import { decodeEnvFile } from "./env_file.ts";
 *
 * console.assert(decodeEnvFile(new Uint8Array([0xff, 0xfe, 0x41, 0, 0x3d, 0])) === "A=");
 * ```
 */
export function decodeEnvFile(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decode(bytes, "utf-16le");
  if (first === 0xfe && second === 0xff) return decode(bytes, "utf-16be");
  if (second === 0) return decode(bytes, "utf-16le"); // A name's first letter is ASCII.
  if (first === 0) return decode(bytes, "utf-16be");
  return decode(bytes, "utf-8");
}

/** TextDecoder strips the byte order mark. */
function decode(bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new TypeError(`it is neither UTF-8 nor UTF-16 text; save it as UTF-8`);
  }
}

const ASSIGNMENT = /^\s*(?:export\s+)?([A-Za-z_][\w.-]*)\s*=(.*)$/s;

/**
 * Parses lines of `NAME=value`. Empty lines and those that begin with `#` are skipped; a name may
 * follow `export `. A value in quotes (`"`, `'`, `` ` ``) is taken literally; outside of quotes a
 * `#` begins a comment only after a space, so a password may contain one. Pure.
 *
 * @example
 * ```ts
 * import { parseEnvFile } from "./env_file.ts";
 *
 * const { values } = parseEnvFile("SITE_PASSWORD=a#b # a comment\nexport PORT = '9000'");
 * console.assert(values.SITE_PASSWORD === "a#b" && values.PORT === "9000");
 * ```
 */
export function parseEnvFile(text: string): EnvFile {
  const values: Record<string, string> = {};
  const problems: { line: number; what: string }[] = [];
  const lines = text.split(/\r\n|\n|\r/);
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? "";
    if (/^\s*(?:#|$)/.test(line)) continue;
    const [, name, written = ""] = ASSIGNMENT.exec(line) ?? [];
    if (name === undefined) {
      problems.push({ line: at + 1, what: "is not of the form NAME=value" });
      continue;
    }
    const value = valueOf(written, lines.slice(at + 1));
    if (value === undefined) {
      problems.push({ line: at + 1, what: `gives ${name} a value whose quotes do not match` });
      continue;
    }
    values[name] = value.text;
    at += value.further;
  }
  return { values, problems };
}

/** A value and how many of the following lines it spans; undefined when its quotes do not match. */
function valueOf(
  written: string,
  below: readonly string[],
): { text: string; further: number } | undefined {
  const quote = /^\s*(["'`])/.exec(written)?.[1];
  if (quote === undefined) return { text: written.replace(/\s+#.*$/, "").trim(), further: 0 };
  const whole = new RegExp(`^\\s*${quote}(.*?)${quote}(?:\\s+#.*)?\\s*$`, "s");
  let text = written;
  for (let further = 0;; further++) {
    const inside = whole.exec(text)?.[1];
    if (inside !== undefined) return { text: inside, further };
    const next = below[further];
    // A line that sets another name is not part of a value: the quote above it was never closed.
    if (next === undefined || ASSIGNMENT.test(next)) return undefined;
    text += `\n${next}`;
  }
}
