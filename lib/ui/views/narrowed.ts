import { type QuestionName, QUESTIONS } from "../../queries/questions.ts";
import type { Question } from "../../queries/question.ts";
import type { PageContext } from "../page_context.ts";
import { words } from "../words/mod.ts";

/**
 * What is said of a question that takes none, or not all, of the filters that narrow a page down: it
 * is of all plays then.
 *
 * @returns no line where the question takes all of them
 */
export function unnarrowed(
  name: QuestionName,
  { narrowing }: Pick<PageContext, "narrowing">,
): string[] {
  const { params }: Question = QUESTIONS[name];
  const isTaken = Object.keys(narrowing).every((given) => params.some((param) => param === given));
  return isTaken ? [] : [words.filters.ofEverything];
}
