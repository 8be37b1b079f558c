import Filters from "../islands/Filters.tsx";
import { dataText, filterBarView, NO_OWN, type OwnFilters } from "../lib/ui/views/filter_bar.ts";
import type { PageContext } from "../lib/ui/page_context.ts";
import { longMonth } from "../lib/ui/words/format.ts";
import { words } from "../lib/ui/words/mod.ts";
import { Live } from "./Live.tsx";

interface FilterBarProps {
  context: PageContext;
  path: string;
  /** Whether the page compares ranges. */
  compares?: boolean;
  /** What the page's address has of its own. */
  own?: OwnFilters;
}

/** Range, measure, comparison and what else narrows a page; all state is in the address. */
export function FilterBar({ context, path, compares = true, own = NO_OWN }: FilterBarProps) {
  const view = filterBarView(context, path, compares, own);
  return (
    <Live id="filters" data={view} isControl>
      <Filters view={view} texts={filterTexts(context)} />
    </Live>
  );
}

/** What the filter bar says. */
export function filterTexts({ data, shows }: PageContext) {
  const { label, presets, all, years, custom, metric, compare, active, clear } = words.filters;
  const { from, to, apply, calendar, month, year, monthBack, monthOn } = words.filters;
  const { firstDay, lastDay, slow, failed, retry } = words.filters;
  return {
    ...{ label, presets, all, years, custom, metric, compare, active, clear },
    ...{ from, to, apply, calendar, month, year, monthBack, monthOn },
    ...{ firstDay, lastDay, slow, failed, retry },
    until: shows === "sums"
      ? words.sumsOnly.months(longMonth(data.start), longMonth(data.end))
      : dataText(data),
  };
}
