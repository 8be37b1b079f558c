import { ChartCanvas } from "../components/ChartCanvas.tsx";
import type { ChartView } from "../lib/ui/charts/data.ts";
import { useSlot } from "../lib/ui/navigation/use_slot.ts";

interface ChartProps extends Pick<ChartView, "name" | "description"> {
  /** Where its data stands in the page. */
  id: string;
}

/** A chart of the page, drawn from the data that stands beside it. */
export default function Chart({ id, name, description }: ChartProps) {
  return <ChartCanvas {...useSlot<ChartView>(id, { name, description, data: null })} />;
}
