import * as format from "../words/format.ts";
import { words } from "../words/mod.ts";
import type { PageContext } from "../page_context.ts";
import type { Overview } from "./overview.ts";
import { changeOf, type Compared } from "../findings/change.ts";

const text = words.overview;

/** A day stays with its month; the whole date may be wider than the window's half. */
const longDay = (date: string) => format.longDay(date).replace(" ", "\u00a0");

/** The overview's largest line: how much, since when or in which range. */
export function heroTitle(
  { state, range, data, everything }: PageContext,
  { summary }: Overview,
): string {
  const isHours = state.metric === "hours";
  const value = isHours
    ? format.count(Math.round(summary.total_hours))
    : format.count(summary.total_plays);
  if (range.start <= data.start && range.end >= data.end) {
    const since = longDay(everything.first_played_at ?? data.start);
    return isHours ? text.since(value, since) : text.playsSince(value, since);
  }
  const said = words.inRange(range);
  return isHours ? text.within(value, said) : text.playsWithin(value, said);
}

/** The line below: on how many days, how long on each, and how it compares. */
export function heroLead({ summary, listeningDays }: Overview): string {
  const perDay = listeningDays === 0 ? 0 : summary.total_hours / listeningDays;
  return text.lead(format.count(listeningDays), format.span(perDay));
}

/** The range that is shown as it follows a name: `in 2024`, `all time`. */
export function rangeText({ range, data }: Pick<PageContext, "range" | "data">): string {
  if (range.start <= data.start && range.end >= data.end) return words.filters.all.toLowerCase();
  return words.inRange(range);
}

/** How a number compares with the one before, in words; empty without a comparison. */
export function changeText(
  compared: Omit<Compared, "before"> & { readonly before: number | undefined },
  context: Pick<PageContext, "shown" | "comparison">,
): string {
  const { before } = compared;
  const change = before === undefined ? null : changeOf({ ...compared, before }, context);
  return change === null ? "" : words.change(change);
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
  return format.percent(whole === 0 ? 0 : part / whole);
}
