/**
 * A text as search compares it: without accents, in lower case, as the column `search_key` of the
 * derived tables has it.
 *
 * @example
 * ```ts
 * import { foldText } from "./fold.ts";
 *
 * console.assert(foldText("Björk") === "bjork");
 * ```
 */
export function foldText(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{Mn}/gu, "").toLowerCase().normalize("NFC");
}
