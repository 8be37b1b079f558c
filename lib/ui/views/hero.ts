import * as format from "../words/format.ts";
import { words } from "../words/mod.ts";
import type { Overview, Scope } from "./overview.ts";
import { presetOf, presetsOf, type Range } from "./ranges.ts";

const text = words.overview;

/** A day stays with its month; the whole date may be wider than the window's half. */
const longDay = (date: string) => format.longDay(date).replace(" ", "\u00a0");
const longMonth = (date: string) => format.longMonth(date).replaceAll(" ", "\u00a0");

/** The overview's largest line: how much, since when or in which range. */
export function heroTitle(
  { state, range, data, everything }: Scope,
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
  const said = rangeInWords(range, data);
  return isHours ? text.within(value, said) : text.playsWithin(value, said);
}

/** The line below: on how many days, how long on each, and how it compares. */
export function heroLead({ summary, listeningDays }: Overview): string {
  const perDay = listeningDays === 0 ? 0 : summary.total_hours / listeningDays;
  return text.lead(format.count(listeningDays), format.span(perDay));
}

/** The range that is shown as it follows a name: `in 2024`, `all time`. */
export function rangeText({ range, data }: Pick<Scope, "range" | "data">): string {
  if (range.start <= data.start && range.end >= data.end) return words.filters.all.toLowerCase();
  return rangeInWords(range, data);
}

/** A range as it follows a number: `in 2024`, `in March 2024`, `from … to …`. */
export function rangeInWords(range: Range, data: Range): string {
  const preset = presetOf(range, presetsOf(data));
  if (preset?.kind === "year") return text.inYear(preset.value);
  const [a, b] = [range.start, range.end];
  if (a.endsWith("-01-01") && b === `${a.slice(0, 4)}-12-31`) return text.inYear(a.slice(0, 4));
  const month = Temporal.PlainDate.from(a);
  if (month.day === 1 && b === month.with({ day: month.daysInMonth }).toString()) {
    return text.inMonth(longMonth(a));
  }
  return a === b ? text.onDay(longDay(a)) : text.fromTo(longDay(a), longDay(b));
}

/** How a number compares with the one before, in words; empty without a comparison. */
export function changeText(
  now: number,
  before: number | undefined,
  { compared, data }: Scope,
): string {
  if (before === undefined || compared === null) return "";
  const range = rangeInWords(compared, data);
  if (before === 0) return words.change.none(range);
  const share = now / before - 1;
  if (Math.abs(share) < 0.005) return words.change.same(range);
  const change = share > 0 ? words.change.more(share) : words.change.less(-share);
  return words.change.than(change, range);
}

/** What a value was before, in words; empty without a comparison. */
export function wasText(before: string | undefined, { compared, data }: Scope): string {
  if (before === undefined || compared === null) return "";
  return words.change.was(before, rangeInWords(compared, data));
}

/** A part of a whole as people read it; of nothing, nothing. */
export function shareText(part: number, whole: number): string {
  return format.percent(whole === 0 ? 0 : part / whole);
}
