import Chart from "../islands/Chart.tsx";
import type { ChartView } from "../lib/ui/charts/data.ts";
import { Live } from "./Live.tsx";

interface LiveChartProps extends ChartView {
  /** Names the chart on its page. */
  id: string;
}

/** A chart that follows the filters. What it draws stands once in the page, for the island to read. */
export function LiveChart({ id, name, description, data }: LiveChartProps) {
  return (
    <Live id={id} data={{ name, description, data }}>
      <Chart id={id} name={name} description={description} />
    </Live>
  );
}
