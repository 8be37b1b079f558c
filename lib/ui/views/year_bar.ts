import { linkTo } from "../links/links.ts";
import { dayRange } from "../words/format.ts";
import { words } from "../words/mod.ts";
import { activeFilters } from "./active_filters.ts";
import {
  activeBesideDays,
  chipOf,
  except,
  type FilterBarModel,
  type FilterBarView,
  filterTexts,
} from "./filter_bar.ts";
import { metricLinks } from "./filter_links.ts";
import type { PageContext } from "../page_context.ts";
import { toSearch } from "../../queries/filters/codec.ts";
import { within } from "./ranges.ts";

const text = words.filters;

/** The years of the data, the first first. */
export function yearsOf({ data }: Pick<PageContext, "data">): number[] {
  const [first, last] = [Number(data.start.slice(0, 4)), Number(data.end.slice(0, 4))];
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

/** The filter bar of a year's review. */
export function yearBar(context: PageContext, year: number): FilterBarModel {
  const { years, whole } = words.year;
  const texts = { ...filterTexts(context), presets: years, all: whole };
  return { view: yearBarView(context, year), texts };
}

/**
 * What the filter bar of a year's review shows: the years in place of ranges, and the measure. A
 * review is of a whole year, and compares with the year before by itself.
 */
function yearBarView(context: PageContext, year: number): FilterBarView {
  const { data, state } = context;
  const search = toSearch(state);
  const address = (asked: URLSearchParams) => linkTo(`/year/${year}`, asked);
  const chips = activeBesideDays(state).map(({ name, text }) =>
    chipOf(name, text, address(toSearch(except(state, [name]))))
  );
  const asked = { start: `${year}-01-01`, end: `${year}-12-31` };
  const known = within(asked, data);
  const range = known.start <= known.end ? known : asked;
  const said = dayRange(range.start, range.end);
  return {
    everything: said,
    chips,
    clear: chips.length === 0 ? null : address(new URLSearchParams()),
    named: yearsOf(context).toReversed().map((other) => ({
      text: String(other),
      href: linkTo(`/year/${other}`, search),
      isChosen: other === year,
    })),
    years: [],
    metric: metricLinks(context).map(({ search, ...link }) => ({ ...link, href: address(search) })),
    compare: [],
    comparing: null,
    form: null,
    range,
    data,
    said: [said, text[state.metric], ...activeFilters(state).map(({ text }) => text)].join(", "),
  };
}
