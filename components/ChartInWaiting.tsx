import { ChartSlot } from "./ChartSlot.tsx";

/**
 * A chart that the page has no use for as it is. An island cannot be started later: with this one a
 * change of filters brings the chart in place.
 */
export function ChartInWaiting({ id }: { id: string }) {
  return (
    <div hidden>
      <ChartSlot id={id} name="" description="" data={null} />
    </div>
  );
}
