import { dayRange, shortMonth } from "../words/format.ts";
import { words } from "../words/mod.ts";
import type { Scope } from "./overview.ts";
import { type PageState, searchOf } from "./page_state.ts";
import { comparedWith, type Preset, presetOf, presetsOf, type Range } from "./ranges.ts";

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
  { data, range, state }: Scope,
): { named: FilterLink[]; years: FilterLink[] } {
  const presets = presetsOf(data);
  const chosen = presetOf(range, presets);
  const linkOf = (preset: Preset, name: Pick<FilterLink, "text" | "hint">): FilterLink => ({
    ...name,
    search: searchOf({ ...state, ...askedFor(preset) }),
    isChosen: preset === chosen,
  });
  const years = presets.filter(({ kind }) => kind === "year");
  return {
    named: presets.filter((preset) => preset.kind !== "year" || years.indexOf(preset) < 2)
      .map((preset) => linkOf(preset, nameOf(preset, years))),
    years: years.map((year) => linkOf(year, { text: year.value })),
  };
}

/** Hours or plays. */
export function metricLinks({ state }: Scope): FilterLink[] {
  return (["hours", "plays"] as const).map((metric) => ({
    text: text[metric],
    search: searchOf({ ...state, metric }),
    isChosen: state.metric === metric,
  }));
}

/** What to compare with; nothing while all of the data is shown. */
export function compareLinks({ state, range, data }: Scope): FilterLink[] {
  if (isEverything(range, data)) return [];
  const texts = [
    ["none", text.compareNone],
    ["previous", text.comparePrevious],
    ["year", text.compareYear],
  ] as const;
  return texts.map(([compare, text]) => {
    const against = comparedWith(range, compare);
    return {
      text,
      ...(against === null ? {} : { hint: dayRange(against.start, against.end) }),
      search: searchOf({ ...state, compare }),
      isChosen: state.compare === compare,
    };
  });
}

/** Whether a range holds all of the data. */
export function isEverything(range: Range, data: Range): boolean {
  return range.start <= data.start && range.end >= data.end;
}

/** A preset as an address asks for it: all of the data needs no days. */
function askedFor({ kind, start, end }: Preset): Pick<PageState, "start" | "end"> {
  return kind === "all" ? { start: undefined, end: undefined } : { start, end };
}

/** A preset as it is called; months and years are those of the data's last day. */
function nameOf(
  preset: Preset,
  years: readonly Preset[],
): Pick<FilterLink, "text" | "hint"> {
  const { kind, value } = preset;
  if (kind === "all") return { text: text.all };
  if (kind === "days") return { text: text.lastDays(Number(value)) };
  if (kind === "month") return { text: text.thisMonth, hint: shortMonth(value) };
  return { text: preset === years[0] ? text.thisYear : text.lastYear, hint: value };
}
