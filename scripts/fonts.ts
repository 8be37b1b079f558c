/**
 * Makes `static/fonts/` from the variable fonts on npm: the width is pinned, the weights are cut
 * down to those in use. Run with `deno run -A --lock=tests/deno.lock scripts/fonts.ts` after a
 * change of a version here. Both faces are under the SIL Open Font License.
 */
import { Buffer } from "node:buffer";
import subsetFont from "npm:subset-font@2.9.0";
import display from "npm:@fontsource-variable/bricolage-grotesque@5.3.0/unicode.json" with {
  type: "json",
};
import text from "npm:@fontsource-variable/instrument-sans@5.3.0/unicode.json" with {
  type: "json",
};

interface Face {
  readonly folder: string;
  readonly file: (subset: string) => string;
  readonly ranges: Readonly<Record<string, string>>;
  readonly axes: Record<string, number | { min: number; max: number }>;
}

const FACES: Record<string, Face> = {
  display: {
    folder: "npm:@fontsource-variable/bricolage-grotesque@5.3.0",
    file: (subset) => `bricolage-grotesque-${subset}-wdth-normal.woff2`,
    ranges: display,
    axes: { wdth: 75, wght: { min: 500, max: 800 } },
  },
  text: {
    folder: "npm:@fontsource-variable/instrument-sans@5.3.0",
    file: (subset) => `instrument-sans-${subset}-wght-normal.woff2`,
    ranges: text,
    axes: { wght: { min: 400, max: 700 } },
  },
};

for (const [name, { folder, file, ranges, axes }] of Object.entries(FACES)) {
  for (const subset of ["latin", "latin-ext"]) {
    const path = new URL(import.meta.resolve(`${folder}/files/${file(subset)}`));
    const source = Buffer.from(await Deno.readFile(path));
    const small = await subsetFont(source, characters(ranges[subset] ?? ""), {
      targetFormat: "woff2",
      variationAxes: axes,
      noHinting: true,
    });
    await Deno.writeFile(`static/fonts/${name}-${subset}.woff2`, small);
    console.log(`${name}-${subset}.woff2 ${small.length} bytes, ${ranges[subset]}`);
  }
}

/** All characters of a CSS `unicode-range`. */
function characters(range: string): string {
  return range.split(",").flatMap((part) => {
    const [first = "", last = first] = part.replace("U+", "").split("-");
    const from = parseInt(first, 16);
    return Array.from({ length: parseInt(last, 16) - from + 1 }, (_, i) => from + i);
  }).map((code) => String.fromCodePoint(code)).join("");
}
