import type { Page } from "npm:playwright-core@1.65.1";

/** What is wrong with the page that is shown: canvases, names, width, words of the machine's. */
export function faultsOf(page: Page): Promise<string[]> {
  return page.evaluate(look);
}

/** Runs in the page. */
function look() {
  // What is not shown waits for data that the page does not have.
  const canvases = [...document.querySelectorAll("canvas")].filter((one) => one.checkVisibility());
  const colours = (canvas: HTMLCanvasElement) => {
    const { width, height } = canvas;
    const pixels = canvas.getContext("2d")?.getImageData(0, 0, width, height).data.buffer;
    return new Set(new Uint32Array(pixels ?? new ArrayBuffer())).size;
  };
  const text = document.body.innerText;
  const wider = document.documentElement.scrollWidth - innerWidth;
  return [
    ...canvases.filter((canvas) => colours(canvas) < 3)
      .map((canvas) => `unpainted: ${canvas.getAttribute("aria-label")}`),
    ...[...document.querySelectorAll("canvas, svg[role=img], section.card")]
      .filter((one) => !one.matches("[aria-label], [aria-labelledby], :has(> title)"))
      .map((one) => `unnamed: ${one.outerHTML.slice(0, 80)}`),
    ...wider > 0 ? [`wider than the screen by ${wider} px`] : [],
    ...(text.match(/\b(NaN|Infinity|undefined|null|\[object)\b.*/g) ?? [])
      .map((broken) => `broken text: ${broken}`),
  ];
}
