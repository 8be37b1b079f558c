/** The forms of a counted noun, by the categories of `Intl.PluralRules`; `other` serves the rest. */
export type PluralForms =
  & { readonly other: string }
  & {
    readonly [category in Exclude<Intl.LDMLPluralRule, "other">]?: string;
  };

const rules = new Intl.PluralRules("en");

/**
 * The form of a noun that goes with a number.
 *
 * @example
 * ```ts
 * import { plural } from "./plural.ts";
 *
 * console.assert(plural(1, { one: "play", other: "plays" }) === "play");
 * console.assert(plural(0, { one: "play", other: "plays" }) === "plays");
 * ```
 */
export function plural(value: number, forms: PluralForms): string {
  return forms[rules.select(value)] ?? forms.other;
}

/**
 * A number with its noun.
 *
 * @param one the noun for one; without `other`, more of them end in s
 *
 * @example
 * ```ts
 * import { counted } from "./plural.ts";
 *
 * console.assert(counted(1, "file") === "1 file");
 * console.assert(counted(1234, "file") === "1,234 files");
 * ```
 */
export function counted(value: number, one: string, other = `${one}s`): string {
  return `${value.toLocaleString("en")} ${plural(value, { one, other })}`;
}
