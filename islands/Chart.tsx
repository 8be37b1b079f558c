import { useEffect, useRef, useState } from "preact/hooks";
import type { ChartData } from "../lib/charts/data.ts";
import type { DrawnChart } from "../lib/charts/draw.ts";
import { inTurn } from "../lib/charts/in_turn.ts";

interface ChartProps {
  /** The canvas's accessible name. */
  name: string;
  /** How the keyboard is used, and the finding, in words. */
  description: string;
  data: ChartData;
}

const STEPS: Record<string, (at: number, last: number) => number> = {
  ArrowLeft: (at) => Math.max(0, at - 1),
  ArrowRight: (at, last) => Math.min(last, at + 1),
  Home: () => 0,
  End: (_, last) => last,
};

/** A chart on a canvas; arrow keys go through its points and say them. */
export default function Chart({ name, description, data }: ChartProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const chart = useRef<DrawnChart>(null);
  const at = useRef(-1);
  const [said, say] = useState("");

  useEffect(() => {
    const place = canvas.current;
    if (place === null) return;
    return inTurn(async (isWanted) => {
      // Fetched when all else is there, so that no page waits for it.
      const { drawChart } = await import("../lib/charts/draw.ts");
      if (!isWanted()) return;
      // Until now the chart of other data stood there: nothing flashes.
      chart.current?.destroy();
      chart.current = drawChart(place, data);
    });
  }, [data]);
  useEffect(() => () => chart.current?.destroy(), []);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (event.key === "Escape") chart.current?.point(null);
    if (step === undefined) return;
    event.preventDefault();
    at.current = step(at.current, data.titles.length - 1);
    chart.current?.point(at.current);
    say(sentence(data, at.current));
  };

  return (
    <div class="chart">
      <canvas
        ref={canvas}
        role="img"
        tabindex={0}
        aria-label={name}
        aria-description={description}
        onKeyDown={onKeyDown}
        onBlur={() => chart.current?.point(null)}
      />
      <p class="visually-hidden" role="status">{said}</p>
    </div>
  );
}

function sentence({ titles, series }: ChartData, at: number): string {
  const texts = series.map(({ texts }) => texts[at] ?? "").filter((text) => text !== "");
  return `${titles[at] ?? ""}: ${texts.join("; ")}`;
}
