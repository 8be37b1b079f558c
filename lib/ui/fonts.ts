/** The faces of the site: `static/fonts/`, made by `scripts/fonts.ts`. */

const LATIN = "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308," +
  "U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD";
const LATIN_EXT = "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308," +
  "U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F," +
  "U+A720-A7FF";

const FACES = [
  { family: "Sleeve Display", file: "display", weights: "500 800" },
  { family: "Sleeve Text", file: "text", weights: "400 700" },
];

/** Files that every page uses at once. */
export const PRELOADED = ["/fonts/display-latin.woff2", "/fonts/text-latin.woff2"];

/**
 * The `@font-face` rules. Their addresses carry the build's id, so that browsers may keep the files;
 * the fallbacks have the same measures, so that nothing moves when a face arrives.
 *
 * @param asset gives a static file's address
 */
export function fontFaces(asset: (path: string) => string): string {
  const faces = FACES.flatMap(({ family, file, weights }) =>
    [["latin", LATIN], ["latin-ext", LATIN_EXT]].map(([subset, range]) =>
      `@font-face{font-family:"${family}";font-weight:${weights};font-display:swap;` +
      `src:url("${asset(`/fonts/${file}-${subset}.woff2`)}") format("woff2");` +
      `unicode-range:${range}}`
    )
  );
  return [...faces, ...FALLBACKS].join("");
}

/** Arial, or what stands for it, cut to the measures of each face: nothing moves on arrival. */
const FALLBACKS = [
  `@font-face{font-family:"Sleeve Display Fallback";` +
  `src:local("Arial Bold"),local("Arial-BoldMT"),local("Liberation Sans Bold");` +
  `size-adjust:78.2%;ascent-override:119%;descent-override:34.5%;line-gap-override:0%}`,
  `@font-face{font-family:"Sleeve Text Fallback";` +
  `src:local("Arial"),local("ArialMT"),local("Liberation Sans");` +
  `size-adjust:100.1%;ascent-override:97%;descent-override:25%;line-gap-override:0%}`,
];
