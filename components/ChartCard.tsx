import type { ComponentChildren } from "preact";
import type { ChartData } from "../lib/ui/charts/data.ts";
import { words } from "../lib/ui/words/mod.ts";
import { Card } from "./Card.tsx";
import { Legend } from "./Legend.tsx";
import { LiveChart } from "./LiveChart.tsx";
import { Numbers } from "./Numbers.tsx";
import { Unknown } from "./Unknown.tsx";

interface ChartCardProps {
  id: string;
  topic: string;
  finding: string;
  /** What the chart shows, with its unit. */
  name: string;
  /** Said behind the name. */
  note?: string;
  width?: "full" | "half" | "third";
  /** Null when nothing is known that could be drawn. */
  chart: ChartData | null;
  /** What is said before the chart. */
  children?: ComponentChildren;
  columns: readonly string[];
  rows: readonly (readonly string[])[];
  csv: string;
}

/** A card with a chart, its colours explained, and its numbers; or with what is missing for it. */
export function ChartCard(props: ChartCardProps) {
  const { id, topic, finding, name, note, width = "full", chart, children } = props;
  if (chart === null) {
    return <Card id={id} topic={topic} finding={finding} width={width}>{<Unknown />}</Card>;
  }
  const isNamed = chart.kind === "stack" || chart.kind === "area" || chart.kind === "stream";
  return (
    <Card
      id={id}
      topic={topic}
      finding={finding}
      width={width}
      footer={
        <>
          <span>{note === undefined ? name : `${name}; ${note}`}</span>
          <Numbers caption={name} columns={props.columns} rows={props.rows} csv={props.csv} />
        </>
      }
    >
      {children}
      <LiveChart id={id} name={name} description={`${finding}. ${words.chart.keys}`} data={chart} />
      {isNamed ? <Legend series={chart.series} /> : null}
    </Card>
  );
}
