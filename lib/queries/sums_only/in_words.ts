import { SELECTS, type Tells, type ToldColumns } from "../exposure.ts";
import type { Question } from "../question.ts";

/**
 * What strangers get of a question, in the words of the API's documentation.
 *
 * @example
 * ```ts
 * import { question } from "../questions/plays.ts";
 * import { exposureInWords } from "./in_words.ts";
 *
 * console.assert(exposureInWords(question) === "On a public site: not answered.");
 * ```
 */
export function exposureInWords(question: Question): string {
  const { exposure, inPath, columns: made = {} } = question;
  if (exposure === "never") return "On a public site: not answered.";
  const { columns = {}, sections = {} } = exposure;
  const isAskedByName = inPath.some((param) => SELECTS[param] === "name");
  const hidden = Object.entries(sections)
    .filter(([, told]) => isAskedByName && has(told, "day", "hour")).map(([section]) => section);
  const shown = Object.entries(sections).filter(([section]) => !hidden.includes(section));
  const all = Object.assign({}, columns, ...shown.map(([section, told]) => within(section, told)));
  return `On a public site: ${
    [
      exposure.ranges === "days"
        ? "any range of days, narrowed down whole calendar months only"
        : "whole calendar months only",
      ...said(named(all, "moment"), "without the day"),
      ...said(named(all, "month-start", "month-end"), "widened to whole months"),
      ...said([...named(all, "withheld"), ...hidden], "left out"),
      ...(Object.values(made).some(({ unit }) => unit === "hours") && !has(columns, "name")
        ? ["hours to a tenth"]
        : []),
      ...(shown.length === 0 || isAskedByName ? [] : ["hours to a tenth where nothing is named"]),
    ].join("; ")
  }.`;
}

function has(told: ToldColumns, ...tells: Tells[]): boolean {
  return named(told, ...tells).length > 0;
}

function named(told: ToldColumns, ...tells: Tells[]): string[] {
  return Object.entries(told)
    .filter(([, of]) => of !== undefined && tells.includes(of)).map(([name]) => name);
}

function within(section: string, told: ToldColumns): ToldColumns {
  return Object.fromEntries(Object.entries(told).map(([name, of]) => [`${section}.${name}`, of]));
}

function said(names: readonly string[], what: string): string[] {
  return names.length === 0 ? [] : [`${names.map((name) => `\`${name}\``).join(", ")} ${what}`];
}
