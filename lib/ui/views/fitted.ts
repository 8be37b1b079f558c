/** How wide a letter of the condensed face is, as a share of its size. */
const NARROW = 0.5;
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]|\p{Extended_Pictographic}/u;

/**
 * A text cut to an approximate width, as nothing can measure it here: letters count half their
 * size, East Asian ones and emoji a whole.
 *
 * @example
 * ```ts
 * import { fitted } from "./fitted.ts";
 *
 * console.assert(fitted("abcdefgh", 10, 20) === "abc…");
 * ```
 */
export function fitted(text: string, size: number, width: number): string {
  const letters = [...new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(text)];
  let room = width;
  for (const [at, { segment }] of letters.entries()) {
    room -= size * (WIDE.test(segment) ? 1 : NARROW);
    if (room < 0) return `${letters.slice(0, Math.max(0, at - 1)).map((l) => l.segment).join("")}…`;
  }
  return text;
}
