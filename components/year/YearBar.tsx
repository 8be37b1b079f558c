import Filters from "../../islands/Filters.tsx";
import type { PageContext } from "../../lib/ui/page_context.ts";
import { yearBarView } from "../../lib/ui/views/year_bar.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { filterTexts } from "../FilterBar.tsx";
import { Live } from "../Live.tsx";

/** Every year of the data, and the measure; the review's filter bar. */
export function YearBar({ context, year }: { context: PageContext; year: number }) {
  const view = yearBarView(context, year);
  const { years, whole } = words.year;
  return (
    <Live id="filters" data={view} isControl>
      <Filters view={view} texts={{ ...filterTexts(context), presets: years, all: whole }} />
    </Live>
  );
}
