/** The colours of the site: told apart by everyone, on both grounds. */
import assert from "node:assert/strict";

type Rgb = readonly [number, number, number];

const css = await Deno.readTextFile(new URL("../../static/styles/tokens.css", import.meta.url));

/** Both values of a token, as linear light. */
function token(name: string): readonly [light: Rgb, dark: Rgb] {
  const found = new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(css);
  assert.ok(found?.[1] !== undefined && found[2] !== undefined, name);
  return [linear(found[1]), linear(found[2])];
}

function linear(hex: string): Rgb {
  const channel = (at: number) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

/** The contrast of WCAG 2. */
function contrast(a: Rgb, b: Rgb): number {
  const light = ([r, g, b]: Rgb) => 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
  const [x, y] = [light(a), light(b)];
  return Math.max(x, y) / Math.min(x, y);
}

const THEMES = [0, 1] as const;
const STEPS = [1, 2, 3, 4, 5, 6, 7, 8].map((step) => token(`step-${step}`));
const HUES = [1, 2, 3, 4, 5, 6, 7, 8].map((hue) => token(`data-${hue}`));

Deno.test("tokens: text has 4.5:1 with the ground it stands on", () => {
  const pairs = [
    ["ink", "ground"],
    ["ink-soft", "ground"],
    ["accent", "ground"],
    ["ink", "raised"],
    ["ink", "bar"],
    ["ink-soft", "raised"],
    ["on-accent", "accent"],
  ];
  for (const [text = "", ground = ""] of pairs) {
    for (const theme of THEMES) {
      const ratio = contrast(token(text)[theme], token(ground)[theme]);
      assert.ok(ratio >= 4.5, `${text} on ${ground}: ${ratio.toFixed(2)}`);
    }
  }
});

Deno.test("tokens: each data colour has 3:1 with the ground", () => {
  for (const theme of THEMES) {
    const ground = token("ground")[theme];
    HUES.forEach((hue, at) => {
      const ratio = contrast(hue[theme], ground);
      assert.ok(ratio >= 3, `data-${at + 1}: ${ratio.toFixed(2)}`);
    });
  }
});

Deno.test("tokens: data colours stay apart for every kind of colour vision", () => {
  for (const theme of THEMES) {
    for (const [sight, matrix] of Object.entries(SIGHTS)) {
      HUES.forEach((a, i) =>
        HUES.slice(i + 1).forEach((b, j) => {
          const gap = Math.hypot(...difference(seen(matrix, a[theme]), seen(matrix, b[theme])));
          const least = sight === "full" ? 0.12 : 0.095;
          assert.ok(
            gap >= least,
            `${sight}: data-${i + 1} and data-${i + j + 2}: ${gap.toFixed(3)}`,
          );
        })
      );
    }
  }
});

Deno.test("tokens: no data colour is black in a small area, none is grey", () => {
  for (const theme of THEMES) {
    HUES.forEach((hue, at) => {
      const [lightness = 0, ...chroma] = oklab(hue[theme]);
      assert.ok(lightness >= 0.43, `data-${at + 1}: lightness ${lightness.toFixed(2)}`);
      assert.ok(Math.hypot(...chroma) >= 0.07, `data-${at + 1}: ${Math.hypot(...chroma)}`);
    });
  }
});

Deno.test("tokens: the ramp goes one way, and its steps stay apart for every kind of sight", () => {
  for (const theme of THEMES) {
    const ground = token("ground")[theme];
    const ratios = STEPS.map((step) => contrast(step[theme], ground));
    assert.ok((ratios[0] ?? 0) >= 3, String(ratios[0]));
    assert.deepEqual(ratios, ratios.toSorted((a, b) => a - b), "each stands out more");
    for (const [sight, matrix] of Object.entries(SIGHTS)) {
      STEPS.slice(1).forEach((step, at) => {
        const before = STEPS[at]?.[theme] ?? step[theme];
        const gap = Math.hypot(...difference(seen(matrix, before), seen(matrix, step[theme])));
        assert.ok(gap >= 0.04, `${sight}: step-${at + 1} and step-${at + 2}: ${gap.toFixed(3)}`);
      });
    }
  }
});

/**
 * What eyes without one kind of cones see, in linear light: G. M. Machado, M. M. Oliveira and
 * L. A. F. Fernandes, A Physiologically-based Model for Simulation of Color Vision Deficiency, IEEE
 * TVCG 15 (6), 2009, severity 1. Differences are in OKLab (B. Ottosson, 2020), where 0.02 is just
 * seen side by side.
 */
const SIGHTS = {
  full: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function seen(matrix: readonly (readonly number[])[], [r, g, b]: Rgb): Rgb {
  const row = (at: number) => {
    const [x = 0, y = 0, z = 0] = matrix[at] ?? [];
    return Math.min(1, Math.max(0, x * r + y * g + z * b));
  };
  return [row(0), row(1), row(2)];
}

/** The difference of two colours in OKLab. */
function difference(a: Rgb, b: Rgb): number[] {
  const [x, y] = [oklab(a), oklab(b)];
  return x.map((value, at) => value - (y[at] ?? 0));
}

function oklab([r, g, b]: Rgb): number[] {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}
