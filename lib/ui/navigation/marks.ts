/** Which keys go from mark to mark, in how many places of the grid of their drawing. */
const STEPS: Readonly<Record<string, (across: number, down: number) => number>> = {
  ArrowLeft: (across) => -across,
  ArrowRight: (across) => across,
  ArrowUp: (_, down) => -down,
  ArrowDown: (_, down) => down,
};

/**
 * Lets arrow keys go from mark to mark of a drawing: an SVG with `data-across` and `data-down`, the
 * places to the next column and row, whose marks are links with their place in `data-at`.
 *
 * @returns how to stop
 */
export function walkMarks(): () => void {
  const listen = (event: KeyboardEvent) => {
    const { target, key } = event;
    const step = Object.hasOwn(STEPS, key) ? STEPS[key] : undefined;
    const isOther = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
    if (step === undefined || isOther || !(target instanceof SVGAElement)) return;
    const drawing = target.closest<SVGElement>("svg[data-across]");
    if (drawing === null) return;
    event.preventDefault();
    const { across, down } = drawing.dataset;
    const next = nextMark(drawing, target, step(Number(across), Number(down)));
    if (next === undefined) return;
    target.setAttribute("tabindex", "-1");
    next.setAttribute("tabindex", "0");
    next.focus();
  };
  document.addEventListener("keydown", listen);
  return () => document.removeEventListener("keydown", listen);
}

/** The nearest mark in a direction; places without a link are skipped. */
function nextMark(drawing: SVGElement, from: SVGAElement, step: number): SVGAElement | undefined {
  const marks = [...drawing.querySelectorAll<SVGAElement>("a[data-at]")];
  const byPlace = new Map(marks.map((mark) => [placeOf(mark), mark]));
  const places = [...byPlace.keys()];
  const [least, most] = [Math.min(...places), Math.max(...places)];
  for (let at = placeOf(from) + step; at >= least && at <= most; at += step) {
    const found = byPlace.get(at);
    if (found !== undefined) return found;
  }
  return undefined;
}

function placeOf({ dataset }: SVGAElement): number {
  return Number(dataset["at"]);
}
