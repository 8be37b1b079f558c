import { count, longMonth } from "../words/format.ts";
import { words } from "../words/mod.ts";
import type { Scope } from "./overview.ts";
import { searchOf } from "./page_state.ts";
import { type Preset, presetOf, presetsOf } from "./ranges.ts";

/** A choice of the filter bar. */
export interface FilterLink {
  readonly text: string;
  readonly search: URLSearchParams;
  readonly isChosen: boolean;
}

/** The ranges by name. */
export function presetLinks({ data, range, state }: Scope): FilterLink[] {
  const presets = presetsOf(data);
  const chosen = presetOf(range, presets);
  return presets.map((preset) => ({
    text: presetName(preset),
    search: searchOf({
      ...state,
      ...(preset.kind === "all"
        ? { start: undefined, end: undefined }
        : { start: preset.start, end: preset.end }),
    }),
    isChosen: preset === chosen,
  }));
}

/** Hours or plays. */
export function metricLinks({ state }: Scope): FilterLink[] {
  return (["hours", "plays"] as const).map((metric) => ({
    text: words.filters[metric],
    search: searchOf({ ...state, metric }),
    isChosen: state.metric === metric,
  }));
}

/** What to compare with; nothing while all of the data is shown. */
export function compareLinks({ state, range, data }: Scope): FilterLink[] {
  if (range.start <= data.start && range.end >= data.end) return [];
  const texts = [
    ["none", words.filters.compareNone],
    ["previous", words.filters.comparePrevious],
    ["year", words.filters.compareYear],
  ] as const;
  return texts.map(([compare, text]) => ({
    text,
    search: searchOf({ ...state, compare }),
    isChosen: state.compare === compare,
  }));
}

/** A preset as it is called. */
export function presetName({ kind, value }: Preset): string {
  if (kind === "all") return words.filters.all;
  if (kind === "days") return words.filters.lastDays(Number(count(Number(value))));
  return kind === "month" ? longMonth(value) : value;
}
