import Filters from "../islands/Filters.tsx";
import type { FilterBarModel } from "../lib/ui/views/filter_bar.ts";
import { Slot } from "./Slot.tsx";

/** Range, measure, comparison and what else narrows a page; all state is in the address. */
export function FilterBar({ model: { view, texts } }: { model: FilterBarModel }) {
  return (
    <Slot id="filters" data={view} isControl>
      <Filters view={view} texts={texts} />
    </Slot>
  );
}
