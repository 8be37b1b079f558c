import { only, toSearch } from "../../queries/filters/codec.ts";
import type { Filters } from "../../queries/filters/params.ts";
import type { Question } from "../../queries/question.ts";
import { type QuestionName, QUESTIONS } from "../../queries/questions.ts";
import { linkTo } from "./links.ts";

/** The address of a question's answer as CSV, under those of the filters that the question takes. */
export function csvLink(name: QuestionName, filters: Filters): string {
  const { path, params }: Question = QUESTIONS[name];
  const search = toSearch(only(filters, params));
  search.set("format", "csv");
  return linkTo(`/api/${path}`, search);
}

/**
 * The address of a list within the answer at a path below `/api`, as CSV.
 *
 * @param narrowing the filters besides those in the path
 */
export function sectionLink(path: string, section: string, narrowing: Filters): string {
  const search = toSearch(narrowing);
  search.set("format", "csv");
  search.set("section", section);
  return linkTo(`/api${path}`, search);
}
