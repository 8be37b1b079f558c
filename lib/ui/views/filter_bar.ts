import { linkTo } from "../links/links.ts";
import { dayRange, longDay, longMonth } from "../words/format.ts";
import { words } from "../words/mod.ts";
import type { ComparedRange } from "../comparison.ts";
import {
  comparedForm,
  compareLinks,
  compareYears,
  type FilterLink,
  isEverything,
  metricLinks,
  presetLinks,
} from "./filter_links.ts";
import { activeFilters } from "./active_filters.ts";
import type { PageContext } from "../page_context.ts";
import { KEPT, only, toSearch } from "../../queries/filters/codec.ts";
import type { Filters, ParamName } from "../../queries/filters/params.ts";
import type { PageState } from "./page_state.ts";
import type { Range } from "../../queries/filters/comparison.ts";
import { within } from "./ranges.ts";

const text = words.filters;

/** A link of the filter bar. */
export interface BarLink {
  readonly text: string;
  readonly hint?: string;
  readonly href: string;
  readonly isChosen: boolean;
}

/** An active filter, and the address without it. */
export interface Chip {
  /** The filter's parameter; a chip stays the same while its value changes. */
  readonly name: string;
  readonly text: string;
  readonly label: string;
  readonly href: string;
}

/** The model of the filter bar, as plain data. */
export interface FilterBarView {
  /** The range in words, when all of the data is shown; else a chip says it. */
  readonly everything: string | null;
  readonly chips: readonly Chip[];
  /** The address without any filter; null when there is none. */
  readonly clear: string | null;
  readonly named: readonly BarLink[];
  readonly years: readonly BarLink[];
  readonly metric: readonly BarLink[];
  readonly compare: readonly BarLink[];
  /** Other years to compare with, and any two ranges; null on pages that compare nothing. */
  readonly comparing: ComparingView | null;
  /** Where days of any range can be asked for; null where only whole years can. */
  readonly form: DaysForm | null;
  /** The days of the range that have data. */
  readonly range: Range;
  readonly data: Range;
  /** What the bar says of itself when it has changed. */
  readonly said: string;
}

/** How any two ranges are compared. */
export interface ComparingView {
  readonly years: { readonly label: string; readonly links: readonly BarLink[] };
  readonly action: string;
  /** What the form sends besides its four days. */
  readonly hidden: readonly [string, string][];
  readonly range: Range;
  readonly before: Range;
}

/** A form that asks for a range of days. */
export interface DaysForm {
  readonly action: string;
  /** What it sends besides its two days. */
  readonly hidden: readonly [string, string][];
}

/** What a page has beside range, measure and comparison. */
export interface OwnFilters {
  /** Parameters of the page itself, which stay when a filter changes. */
  readonly search: URLSearchParams;
  /** Those of them that narrow what is shown, in words. */
  readonly chips: readonly { readonly name: string; readonly text: string }[];
  /** Whether the page offers the choice whom a play counts for, so that no chip says it. */
  readonly offersCredit?: boolean;
}

/** A page without filters of its own. */
export const NO_OWN: OwnFilters = { search: new URLSearchParams(), chips: [] };

/** The filter bar of a page: what it shows, and its texts. */
export interface FilterBarModel {
  readonly view: FilterBarView;
  readonly texts: FilterTexts;
}

/** Makes the filter bar of a page. */
export function filterBar(
  context: PageContext,
  path: string,
  compares: boolean,
  own: OwnFilters,
): FilterBarModel {
  return { view: filterBarView(context, path, compares, own), texts: filterTexts(context) };
}

/** What the filter bar says besides its links. */
export type FilterTexts = ReturnType<typeof filterTexts>;

/** What the filter bar says besides its links. */
export function filterTexts({ data, shows }: Pick<PageContext, "data" | "shows">) {
  const { label, presets, all, years, custom, metric, compare, active, clear } = text;
  const { from, to, apply, calendar, month, year, monthBack, monthOn } = text;
  const { firstDay, lastDay, slow, failed, retry } = text;
  const { compareAny, compareRange, compareWith, compareApply } = text;
  return {
    ...{ label, presets, all, years, custom, metric, compare, active, clear },
    ...{ from, to, apply, calendar, month, year, monthBack, monthOn },
    ...{ firstDay, lastDay, slow, failed, retry },
    ...{ compareAny, compareRange, compareWith, compareApply },
    until: shows === "sums"
      ? words.sumsOnly.months(longMonth(data.start), longMonth(data.end))
      : text.until(longDay(data.start), longDay(data.end)),
  };
}

/** Makes what the filter bar of a page shows. */
export function filterBarView(
  context: PageContext,
  path: string,
  compares: boolean,
  own: OwnFilters,
): FilterBarView {
  const { data, state } = context;
  const address = (search: URLSearchParams, left: URLSearchParams = own.search) =>
    linkTo(path, new URLSearchParams([...search, ...left]));
  const linked = (links: readonly FilterLink[]): BarLink[] =>
    links.map(({ search, ...link }) => ({ ...link, href: address(search) }));
  const { named, years } = presetLinks(context);
  const beside = compareYears(context);
  const days = within(context.range, data);
  const range = days.start <= days.end ? days : context.range;
  const shared = sharedChips(context, compares, own).map(({ name, text }) =>
    chipOf(name, text, address(toSearch(except(state, name === "range" ? DAYS : [name]))))
  );
  const narrowed = own.chips.map(({ name, text }) =>
    chipOf(name, text, address(toSearch(state), without(own.search, [name])))
  );
  const chips = [...shared, ...narrowed];
  const bare = without(own.search, own.chips.map(({ name }) => name));
  return {
    everything: isEverything(context.range, data) ? dayRange(data.start, data.end) : null,
    chips,
    clear: chips.length === 0 ? null : address(new URLSearchParams(), bare),
    named: linked(named),
    years: linked(years),
    metric: linked(metricLinks(context)),
    compare: linked(compares ? compareLinks(context) : []),
    comparing: !compares || context.shows === "sums" ? null : {
      years: { ...beside, links: linked(beside.links) },
      action: linkTo(path),
      hidden: [...toSearch(except(state, [...DAYS, "compare"])), ...own.search],
      ...comparedForm(context),
    },
    form: {
      action: linkTo(path),
      hidden: [...toSearch(except(state, DAYS)), ...own.search],
    },
    range,
    data,
    said: [
      dayRange(range.start, range.end),
      text[state.metric],
      ...chips.filter(({ name }) => name !== "range" && name !== "metric").map(({ text }) => text),
    ].join(", "),
  };
}

const DAYS = ["startDate", "endDate"] as const satisfies readonly ParamName[];

/** A state without some of its parameters. */
export function except(state: PageState, names: readonly ParamName[]): Filters {
  return only(state, KEPT.filter((name) => !names.includes(name)));
}

function sharedChips(
  { state, range, data, comparison }: PageContext,
  compares: boolean,
  { offersCredit = false }: OwnFilters,
): { name: "range" | (typeof KEPT)[number]; text: string }[] {
  const shown = within(range, data);
  const { start, end } = shown.start <= shown.end ? shown : range;
  const isAll = isEverything(range, data);
  return [
    ...(isAll ? [] : [{ name: "range", text: dayRange(start, end) } as const]),
    ...activeBesideDays(state).filter(({ name }) => name !== "credit" || !offersCredit),
    ...(comparison === null || !compares
      ? []
      : [{ name: "compare", text: comparedText(comparison) } as const]),
  ];
}

/** What is chosen besides the days and the comparison, in words. */
export function activeBesideDays(
  state: PageState,
): { readonly name: (typeof KEPT)[number]; readonly text: string }[] {
  return [
    ...activeFilters(state),
    ...(state.credit === "all" ? [{ name: "credit", text: text.chips.credit } as const] : []),
    ...(state.metric === "hours" ? [] : [{ name: "metric", text: text.plays } as const]),
  ];
}

function comparedText({ kind, before }: ComparedRange): string {
  const range = dayRange(before.start, before.end);
  return kind === "found" ? text.compared(range) : text.uncompared(range);
}

/** A chip for an active filter, which links to the page without it. */
export function chipOf(name: string, said: string, href: string): Chip {
  return { name, text: said, label: text.remove(said), href };
}

function without(search: URLSearchParams, names: readonly string[]): URLSearchParams {
  return new URLSearchParams([...search].filter(([name]) => !names.includes(name)));
}
