/**
 * Paints a poster's SVG, which is made of rectangles, circles, paths and texts, onto a canvas. Covers
 * are left out: a picture from a host without CORS headers would taint the canvas, which then cannot be
 * saved, and not all hosts of covers promise them.
 */

/** The picture is this many times as large as the SVG's own units. */
const SCALE = 2;

/**
 * The poster as a PNG. Nothing is loaded: the page's own faces are on the canvas already.
 *
 * @throws {Error} when the browser has no canvas to paint on
 */
export async function posterPng(svg: SVGSVGElement): Promise<Blob> {
  const { width, height } = svg.viewBox.baseVal;
  const canvas = document.createElement("canvas");
  canvas.width = width * SCALE;
  canvas.height = height * SCALE;
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("there is no canvas to paint on");
  await document.fonts.ready;
  context.scale(SCALE, SCALE);
  for (const shape of svg.children) paint(context, shape);
  return await new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => blob === null ? reject(new Error("the picture is empty")) : resolve(blob),
      "image/png",
    )
  );
}

function paint(context: CanvasRenderingContext2D, shape: Element): void {
  const number = (name: string) => Number(shape.getAttribute(name) ?? 0);
  const fill = shape.getAttribute("fill") ?? "none";
  context.fillStyle = fill;
  if (shape.tagName === "rect") context.fillRect(0, 0, number("width"), number("height"));
  if (shape.tagName === "path") context.fill(new Path2D(shape.getAttribute("d") ?? ""));
  if (shape.tagName === "text") write(context, shape, number);
  if (shape.tagName !== "circle") return;
  context.beginPath();
  context.arc(number("cx"), number("cy"), number("r"), 0, 2 * Math.PI);
  if (fill !== "none") return context.fill();
  context.strokeStyle = shape.getAttribute("stroke") ?? "none";
  context.lineWidth = number("stroke-width");
  context.stroke();
}

const ALIGNS: Record<string, CanvasTextAlign> = { middle: "center", end: "right" };

function write(
  context: CanvasRenderingContext2D,
  shape: Element,
  number: (name: string) => number,
): void {
  const family = shape.getAttribute("font-family") ?? "sans-serif";
  context.font = `${number("font-weight")} ${number("font-size")}px ${family}`;
  context.textAlign = ALIGNS[shape.getAttribute("text-anchor") ?? ""] ?? "left";
  context.direction = "ltr";
  context.fillText(shape.textContent ?? "", number("x"), number("y"));
}
