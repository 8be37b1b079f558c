import { asset } from "fresh/runtime";
import { fontFaces, PRELOADED } from "../lib/ui/fonts.ts";
import { basePath } from "../lib/core/base_path.ts";
import { linkTo } from "../lib/ui/links/links.ts";
import { setUpRendering } from "../lib/ui/rendering.ts";
import { words } from "../lib/ui/words/mod.ts";
import { define } from "../utils.ts";

setUpRendering();

const file = (path: string) => linkTo(asset(path));

export default define.page(({ Component, state }) => (
  <html
    lang={words.language}
    data-theme={state.theme ?? undefined}
    data-base={basePath() || undefined}
  >
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
      <meta name="color-scheme" content={state.theme ?? "light dark"} />
      <meta name="description" content={words.description} />
      <title>{words.site}</title>
      <link rel="icon" href={file("/favicon.svg")} type="image/svg+xml" />
      {PRELOADED.map((path) => (
        <link rel="preload" href={file(path)} as="font" type="font/woff2" crossorigin="anonymous" />
      ))}
      <style dangerouslySetInnerHTML={{ __html: fontFaces(file) }} />
      <link rel="stylesheet" href={file("/styles/site.css")} />
    </head>
    <body>
      <Component />
    </body>
  </html>
));
