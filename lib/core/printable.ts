/**
 * A text that is safe to print to a terminal: control characters, with which a title or an error
 * could move the cursor, change colours or type for the person, become `·`. Line ends and tabs
 * stay.
 *
 * @example
 * ```ts
 * import { printable } from "./printable.ts";
 *
 * console.assert(printable("red \x1b[31m\nnext") === "red ·[31m\nnext");
 * ```
 */
export function printable(text: string): string {
  return text.replaceAll("\r\n", "\n").replaceAll(/[^\P{Cc}\n\t]/gu, "·");
}

/**
 * A value as JSON in which every control character is escaped, also those that JSON lets through
 * (U+007F to U+009F).
 *
 * @example
 * ```ts
 * import { jsonText } from "./printable.ts";
 *
 * console.assert(jsonText(["\x9b31m"]) === '["\\u009b31m"]');
 * ```
 */
export function jsonText(value: unknown): string {
  return JSON.stringify(value).replaceAll(
    /[\x7f-\x9f]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
