import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { ChartData, ChartView, MarkLink } from "../lib/ui/charts/data.ts";
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
  const overlay = useRef<HTMLAnchorElement>(null);
  const [said, say] = useState("");

  useEffect(() => {
    at.current = -1;
    say("");
    lead(overlay.current, null);
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

  const links = data?.links ?? [];
  const mark = (point: number | null) => {
    lead(overlay.current, links[point ?? -1] ?? null);
    chart.current?.point(point);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (event.key === "Enter") follow(event, overlay.current);
    if (event.key === "Escape") {
      event.preventDefault();
      mark(null);
    }
    if (step === undefined || data === null) return;
    event.preventDefault();
    at.current = step(at.current, data.titles.length - 1);
    mark(at.current);
    say(sentence(data, at.current));
  };

  return (
    <div class="chart">
      <canvas
        ref={canvas}
        // Screen readers pass the arrow keys on to an application, and keep them from an image.
        role="application"
        tabindex={0}
        aria-label={name}
        aria-description={description}
        onKeyDown={onKeyDown}
        onBlur={() => mark(null)}
      />
      <Overlay
        link={overlay}
        isThere={data?.links !== undefined}
        under={(event) => chart.current?.under(event) ?? null}
        onMark={mark}
      />
      <p class="visually-hidden" role="status">{said}</p>
    </div>
  );
}

interface OverlayProps {
  link: RefObject<HTMLAnchorElement>;
  /** Whether the points of the chart lead anywhere. */
  isThere: boolean;
  /** The point below a pointer. */
  under: (event: MouseEvent) => number | null;
  onMark: (point: number | null) => void;
}

/**
 * The link of the point below the pointer: it lies over the whole canvas, so that buttons, keys and
 * menus of the browser do with a point what they do with every link. A finger's first touch shows the
 * point, its second one follows.
 */
function Overlay({ link, isThere, under, onMark }: OverlayProps) {
  const shown = useRef<number>(null);
  const touched = useRef(false);
  if (!isThere) return null;
  const show = (event: MouseEvent) => {
    const point = under(event);
    const isOther = point !== shown.current;
    shown.current = point;
    if (isOther) onMark(point);
    return isOther;
  };
  return (
    <a
      ref={link}
      class="point-link"
      tabindex={-1}
      aria-hidden="true"
      draggable={false}
      onPointerMove={show}
      onPointerDown={(event) => {
        touched.current = show(event) && event.pointerType === "touch";
      }}
      onPointerLeave={({ pointerType }) => {
        if (pointerType === "touch") return;
        shown.current = null;
        onMark(null);
      }}
      onClick={(event) => touched.current && event.preventDefault()}
    />
  );
}

/** Sets the address of the link over a chart; without an address the link leads nowhere. */
function lead(overlay: HTMLAnchorElement | null, to: MarkLink | null): void {
  if (to === null) overlay?.removeAttribute("href");
  else overlay?.setAttribute("href", to.href);
}

/** Does with the link what the key does with a link that has the focus. */
function follow(event: KeyboardEvent, link: HTMLAnchorElement | null): void {
  if (link === null || !link.hasAttribute("href")) return;
  event.preventDefault();
  if (event.ctrlKey || event.metaKey) open(link.href, "_blank", "noopener");
  else link.click();
}

function sentence({ titles, series, links = [] }: ChartData, at: number): string {
  const texts = series.map(({ texts }) => texts[at] ?? "").filter((text) => text !== "");
  const link = links[at] ?? null;
  return [
    `${titles[at] ?? ""}: ${texts.join("; ")}`,
    ...(link === null ? [] : [link.label]),
  ].join(". ");
}
