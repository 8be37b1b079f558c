import { useEffect, useRef, useState } from "preact/hooks";
import type { ChartData, ChartView } from "../lib/ui/charts/data.ts";
import type { DrawnChart } from "../lib/ui/charts/draw.ts";
import { inTurn } from "../lib/ui/charts/in_turn.ts";

const STEPS: Record<string, (at: number, last: number) => number> = {
  ArrowLeft: (at) => Math.max(0, at - 1),
  ArrowRight: (at, last) => Math.min(last, at + 1),
  Home: () => 0,
  End: (_, last) => last,
};

/** A chart on a canvas; arrow keys go through its points and say them. */
export function ChartCanvas({ name, description, data }: ChartView) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const chart = useRef<DrawnChart>(null);
  const at = useRef(-1);
  const [said, say] = useState("");

  useEffect(() => {
    at.current = -1;
    say("");
    const element = canvas.current;
    if (element === null || data === null) return;
    return inTurn(async (isWanted) => {
      // Fetched when all else is there, so that no page waits for it.
      const { drawChart } = await import("../lib/ui/charts/draw.ts");
      if (!isWanted()) return;
      if (chart.current === null) chart.current = drawChart(element, data);
      else chart.current.show(data);
    });
  }, [data]);
  useEffect(() => () => {
    chart.current?.destroy();
    chart.current = null;
  }, [data === null]);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (event.key === "Escape") {
      event.preventDefault();
      chart.current?.point(null);
    }
    if (step === undefined || data === null) return;
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
