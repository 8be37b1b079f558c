import type { ComponentChildren } from "preact";
import type { ChartCardView } from "../lib/ui/views/card.ts";
import { words } from "../lib/ui/words/mod.ts";
import { Legend } from "./Legend.tsx";
import { isWorthDrawing, layerRows } from "../lib/ui/views/worth_drawing.ts";
import { ChartInWaiting } from "./ChartInWaiting.tsx";
import { ChartSlot } from "./ChartSlot.tsx";
import { RankedList } from "./RankedList.tsx";
import { Unknown } from "./Unknown.tsx";
import { Card } from "./Card.tsx";

interface ChartCardProps {
  view: ChartCardView;
  width?: "full" | "half" | "third";
  /** Stands above the chart. */
  children?: ComponentChildren;
}

/**
 * A card with a chart, its colours explained, and its numbers; or with what is missing for it. What
 * a chart would not show better than a sentence or a list is not drawn.
 */
export function ChartCard({ view, width = "full", children }: ChartCardProps) {
  const { id, finding, name, lines, chart } = view;
  if (chart === null) {
    return <Card view={{ ...view, notes: [], table: null }} width={width}>{<Unknown />}</Card>;
  }
  const keys = chart.links === undefined ? [] : [words.chart.enter];
  const description = [`${finding}.`, words.chart.keys, ...keys].join(" ");
  const isNamed = ["stack", "area", "stream"].includes(chart.kind);
  const rows = layerRows(chart);
  return (
    <Card view={view} width={width}>
      {children}
      {lines.map((line) => <p key={line} class="known">{line}</p>)}
      {rows !== null || !isWorthDrawing(chart)
        ? (
          <>
            <ChartInWaiting id={id} />
            {rows === null ? null : <RankedList rows={rows} />}
          </>
        )
        : (
          <>
            <ChartSlot id={id} name={name} description={description} data={chart} />
            {isNamed ? <Legend series={chart.series} /> : null}
          </>
        )}
    </Card>
  );
}
