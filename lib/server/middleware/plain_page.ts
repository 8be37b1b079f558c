import { createHash } from "node:crypto";

/** The site's paper, ink and accent, without its fonts. */
const STYLE = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif;
  --ink: light-dark(#1c1814, #f1ebe1); --ground: light-dark(#f5f2ea, #171411);
  --accent: light-dark(#b83508, #ff7d4a); }
body { max-width: 26rem; margin: 15vh auto; padding: 0 1.25rem;
  background: var(--ground); color: var(--ink); }
.mark { display: flex; align-items: center; gap: .5rem; margin: 0 0 1rem; font-size: 1.375rem;
  font-weight: 800; letter-spacing: -.01em; }
.mark svg { width: 1.6rem; height: 1.6rem; color: var(--accent); }
.hole { fill: var(--ground); }
main { border-top: 2px solid var(--ink); }
h1 { margin: 1.5rem 0; font-size: 3rem; font-weight: 800; line-height: 1; letter-spacing: -.03em; }
label { display: block; margin-bottom: .25rem; }
input, button { box-sizing: border-box; width: 100%; min-height: 2.75rem; padding: .65rem .8rem;
  font: inherit; color: inherit; background: none; border: 1px solid var(--ink); border-radius: 0; }
button { margin-top: .75rem; background: var(--ink); color: var(--ground); font-weight: 600;
  cursor: pointer; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.wrong { padding: .6rem .8rem; border-left: .25rem solid var(--accent); }
`;

/** The record and its arm. */
const MARK = `<svg viewBox="0 0 24 24" aria-hidden="true">
<circle cx="11" cy="13" r="10" fill="currentColor"/><circle cx="11" cy="13" r="3.2" class="hole"/>
<path d="M21.5 1.5v7l-6 7" fill="none" stroke="currentColor" stroke-width="1.8"/>
</svg>`;

/** Nothing runs on these pages and nothing is loaded; the one style is named by its hash. */
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** A page that stands alone. */
export interface PlainPage {
  /** Text; it is escaped. */
  readonly title: string;
  /** HTML; the caller escapes what it puts in. */
  readonly body: string;
  readonly status: number;
  readonly headers: Headers;
}

/**
 * A page without scripts, files or the site's layout, for answers before the site is reached.
 *
 * @example
 * ```ts
 * import { plainPage } from "./plain_page.ts";
 *
 * const page = plainPage({ title: "Hello", body: "", status: 200, headers: new Headers() });
 * console.assert((await page.text()).includes("<h1>Hello</h1>"));
 * ```
 */
export function plainPage({ title, body, status, headers }: PlainPage): Response {
  const name = escapeHtml(title);
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${name} · Tonearm</title>
<style>${STYLE}</style>
</head>
<body>
<header class="mark">${MARK}Tonearm</header>
<main>
<h1>${name}</h1>
${body}
</main>
</body>
</html>
`;
  headers.set("Content-Type", "text/html; charset=utf-8");
  headers.set("Content-Security-Policy", POLICY);
  headers.set("X-Content-Type-Options", "nosniff");
  return new Response(html, { status, headers });
}

/**
 * Text escaped for HTML, between tags and in quoted attributes.
 *
 * @example
 * ```ts
 * import { escapeHtml } from "./plain_page.ts";
 *
 * console.assert(escapeHtml(`"<b>"`) === "&quot;&lt;b&gt;&quot;");
 * ```
 */
export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}
