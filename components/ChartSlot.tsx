import Chart from "../islands/Chart.tsx";
import type { ChartView } from "../lib/ui/charts/data.ts";
import { Slot } from "./Slot.tsx";

interface LiveChartProps extends ChartView {
  /** Names the chart on its page. */
  id: string;
}

/** A chart that follows the filters. What it draws stands once in the page, for the island to read. */
export function ChartSlot({ id, name, description, data }: LiveChartProps) {
  return (
    <Slot id={id} data={{ name, description, data }}>
      <Chart id={id} name={name} description={description} />
    </Slot>
  );
}
