import { withoutMeaning } from "../../queries/filters/codec.ts";
import type { FilterName, Filters } from "../../queries/filters/params.ts";
import { type QuestionName, QUESTIONS } from "../../queries/questions.ts";
import type { Question } from "../../queries/question.ts";
import { words } from "../words/mod.ts";
import { activeFilters } from "./active_filters.ts";

/**
 * What is said in the place of a question that some of the chosen filters have no meaning for.
 *
 * @returns no line where all of them have one
 */
export function unnarrowed(name: QuestionName, narrowing: Filters): string[] {
  const question: Question = QUESTIONS[name];
  return leftAside(withoutMeaning(question, narrowing), narrowing);
}

/** The line that names filters without a meaning, if there are any. */
export function leftAside(
  names: readonly (FilterName | "credit")[],
  narrowing: Filters,
): string[] {
  const chosen = activeFilters(narrowing).filter(({ name }) => names.includes(name));
  const aside = [
    ...chosen.map(({ text }) => text),
    ...(names.includes("credit") && narrowing.credit === "all" ? [words.filters.chips.credit] : []),
  ];
  return aside.length === 0 ? [] : [words.filters.leftAside(aside)];
}
