import { percent } from "../words/format.ts";
import type { Range } from "../../queries/filters/comparison.ts";
import { lastOfMonth } from "./days.ts";
import { words } from "../words/mod.ts";
import type { PageContext } from "../page_context.ts";
import { type Change, changeOf, type Compared } from "../findings/change.ts";

/** The range that is shown as it follows a name: `in 2024`, `all time`. */
export function rangeText(
  context: Pick<PageContext, "range" | "shown" | "data">,
): string {
  if (isAllTime(context)) return words.filters.all.toLowerCase();
  return words.inRange(namedRange(context));
}

/** Whether all of the data is shown. */
export function isAllTime({ range, data }: Pick<PageContext, "range" | "data">): boolean {
  return range.start <= data.start && range.end >= data.end;
}

/** The range as it is said: a year or a month by its name, any other as far as it has data. */
export function namedRange({ range, shown }: Pick<PageContext, "range" | "shown">): Range {
  const { start, end } = range;
  const isYear = start.endsWith("-01-01") && end === `${start.slice(0, 4)}-12-31`;
  const isMonth = start.endsWith("-01") && end === lastOfMonth(start);
  return isYear || isMonth || shown.start > shown.end ? range : shown;
}

/** How a number compares with the one before, in words; empty without a comparison. */
export function changeText(
  compared: Omit<Compared, "before"> & { readonly before: number | undefined },
  context: Pick<PageContext, "shown" | "comparison">,
): string {
  const change = changeFound(compared, context);
  return change === null ? "" : words.change(change);
}

/** How a number compares with the one before; null without a comparison. */
export function changeFound(
  compared: Omit<Compared, "before"> & { readonly before: number | undefined },
  context: Pick<PageContext, "shown" | "comparison">,
): Change | null {
  const { before } = compared;
  return before === undefined ? null : changeOf({ ...compared, before }, context);
}

/** What a value was before, in words; empty without a comparison. */
export function wasText(
  before: string | undefined,
  { compared }: Pick<PageContext, "compared">,
): string {
  return before === undefined || compared === null ? "" : words.was(before, compared);
}

/** A part of a whole as people read it; of nothing, nothing. */
export function shareText(part: number, whole: number): string {
  return percent(whole === 0 ? 0 : part / whole);
}
