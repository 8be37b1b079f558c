import { dayRange, shortMonth } from "../words/format.ts";
import { words } from "../words/mod.ts";
import { compareRanges } from "../comparison.ts";
import type { PageContext } from "../page_context.ts";
import { toSearch } from "../../queries/filters/codec.ts";
import { datesOf, type PageState } from "./page_state.ts";
import { comparedRange, type Range } from "../../queries/filters/comparison.ts";
import type { Filters } from "../../queries/filters/params.ts";
import { type Preset, presetOf, presetsOf } from "./ranges.ts";

const text = words.filters;

/** A choice of the filter bar. */
export interface FilterLink {
  readonly text: string;
  /** What the text stands for, where that is not plain. */
  readonly hint?: string;
  readonly search: URLSearchParams;
  readonly isChosen: boolean;
}

/** The ranges by name, and each year of the data, the latest first. */
export function presetLinks(
  { data, range, state, today, shows }: PageContext,
): { named: FilterLink[]; years: FilterLink[] } {
  // A public site shows whole calendar months.
  const presets = presetsOf(data).filter(({ kind }) => shows === "everything" || kind !== "days");
  const chosen = presetOf(range, presets);
  const linkOf = (preset: Preset, name: Pick<FilterLink, "text" | "hint">): FilterLink => ({
    ...name,
    search: toSearch({ ...withoutDays(state), ...askedFor(preset) }),
    isChosen: preset === chosen,
  });
  const years = presets.filter(({ kind }) => kind === "year");
  return {
    named: presets.filter((preset) => preset.kind !== "year" || years.indexOf(preset) < 2)
      .map((preset) => linkOf(preset, nameOf(preset, years, today))),
    years: years.map((year) => linkOf(year, { text: year.value })),
  };
}

/** Hours or plays. */
export function metricLinks({ state }: PageContext): FilterLink[] {
  return (["hours", "plays"] as const).map((metric) => ({
    text: text[metric],
    search: toSearch({ ...state, metric }),
    isChosen: state.metric === metric,
  }));
}

/**
 * What to compare with by name. All of the data has nothing beside it; where two names mean the same
 * days, as those of a year do, only the first is offered.
 */
export function compareLinks({ state, range, data }: PageContext): FilterLink[] {
  const { compare: chosen, ...alone } = state;
  const none = { text: text.compareNone, search: toSearch(alone), isChosen: chosen === undefined };
  if (isEverything(range, data)) return chosen === undefined ? [] : [none];
  const named = (["previous", "year"] as const).map((compare) => ({
    compare,
    text: compare === "year" ? text.compareYear : text.comparePrevious,
    against: compareRanges(range, data, compare)?.before,
  }));
  const [previous] = named;
  const offered = named.filter(({ compare, against }) =>
    compare === "previous" || !isSame(against, previous?.against)
  );
  const meant = named.find(({ compare }) => compare === chosen)?.against;
  return [
    none,
    ...offered.map(({ compare, text, against }) => ({
      text,
      ...(against === undefined ? {} : { hint: dayRange(against.start, against.end) }),
      search: toSearch({ ...state, compare }),
      isChosen: chosen === compare || typeof chosen === "string" && isSame(meant, against),
    })),
  ];
}

/**
 * The years to compare with: those beside the year that is shown, the latest first. Of all time, the
 * latest year is set beside each one before it.
 */
export function compareYears(
  { state, range, data }: PageContext,
): { readonly label: string; readonly links: FilterLink[] } {
  const years = presetsOf(data).filter(({ kind }) => kind === "year");
  const shown = isEverything(range, data)
    ? years[0]
    : years.find((year) => year.start === range.start && year.end === range.end);
  if (shown === undefined) return { label: "", links: [] };
  const { compare } = state;
  const links = years.filter((year) => year !== shown).map((year) => ({
    text: year.value,
    search: toSearch({
      ...state,
      ...datesOf(shown),
      compare: { start: year.start, end: year.end },
    }),
    isChosen: typeof compare === "object" && isSame(compare, year),
  }));
  return { label: text.compareYears(shown.value), links };
}

/** The two ranges that the form begins with: those that are compared, else the latest two years. */
export function comparedForm({ state, range, data, comparison }: PageContext): {
  readonly range: Range;
  readonly before: Range;
} {
  const [latest = data, second = latest] = presetsOf(data).filter(({ kind }) => kind === "year");
  const shown = isEverything(range, data) ? latest : range;
  const before = typeof state.compare === "object"
    ? state.compare
    : comparison?.before ?? (isSame(shown, latest) ? second : comparedRange(shown, "previous"));
  return { range: onlyDays(shown), before: onlyDays(before) };
}

function onlyDays({ start, end }: Range): Range {
  return { start, end };
}

function isSame(one: Range | undefined, other: Range | undefined): boolean {
  return one !== undefined && one.start === other?.start && one.end === other.end;
}

/** Whether a range holds all of the data. */
export function isEverything(range: Range, data: Range): boolean {
  return range.start <= data.start && range.end >= data.end;
}

/** A preset as an address asks for it: all of the data needs no days. */
function askedFor(preset: Preset): Filters {
  return preset.kind === "all" ? {} : datesOf(preset);
}

function withoutDays({ startDate: _start, endDate: _end, ...state }: PageState): Filters {
  return state;
}

/** The dated name of a preset: all of them count back from the last day of the data. */
function nameOf(
  preset: Preset,
  years: readonly Preset[],
  today: string,
): Pick<FilterLink, "text" | "hint"> {
  const { kind, value, start, end } = preset;
  if (kind === "all") return { text: text.all };
  if (kind === "days") return { text: text.lastDays(Number(value)), hint: dayRange(start, end) };
  const isCurrent = today >= start && today <= end;
  if (kind === "month") {
    return { text: isCurrent ? text.thisMonth : text.latestMonth, hint: shortMonth(value) };
  }
  const [latest] = years;
  if (preset === latest) return { text: isCurrent ? text.thisYear : text.latestYear, hint: value };
  const isLast = latest !== undefined && today >= latest.start && today <= latest.end;
  return { text: isLast ? text.lastYear : text.yearBefore, hint: value };
}
