/**
 * The characters that JavaScript's `\s` matches: in DuckDB's regular expressions `\s` covers ASCII
 * only.
 */
const SPACES = "[\\s\\v\\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}" +
  "\\x{3000}\\x{feff}]+";

/** Matches any name that is not plain ASCII with single spaces between its words. */
const UNUSUAL = "[^ -~]|  |^ | $";

/**
 * SQL that folds a name; names with the same folded form count as one. NFC, case folded, spaces
 * trimmed and collapsed; null if nothing else is left.
 *
 * @param name a column or expression of text
 *
 * @example
 * ```ts
 * import { foldNameSql } from "./fold_name.ts";
 *
 * console.assert(foldNameSql("artist_name").includes("lower"));
 * ```
 */
export function foldNameSql(name: string): string {
  const folded = `replace(replace(nfc_normalize(lower(${name})), 'ς', 'σ'), 'ß', 'ss')`;
  return `case
      when regexp_matches(${name}, '${UNUSUAL}')
      then nullif(trim(regexp_replace(${folded}, '${SPACES}', ' ', 'g')), '')
      else nullif(lower(${name}), '')
    end`;
}

/**
 * The same in TypeScript, for the few names that a person types.
 *
 * @example
 * ```ts
 * import { foldName } from "./fold_name.ts";
 *
 * console.assert(foldName(" Charli  XCX") === foldName("charli xcx"));
 * ```
 */
export function foldName(name: string): string {
  return name.toLowerCase().normalize("NFC").replaceAll("ς", "σ").replaceAll("ß", "ss")
    .replaceAll(/[\s\v\ufeff]+/gu, " ").trim();
}
