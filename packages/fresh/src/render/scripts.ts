import { type ComponentChild, h } from "preact";
import { PAGE_DATA_ID } from "../runtime/build_id.ts";
import { serializeProps } from "./props.ts";
import type { RenderState } from "./state.ts";

/** The scripts of a page: none without islands, except the reload script in development. */
export function pageScripts(state: RenderState): ComponentChild[] {
  const { snapshot, basePath, islands } = state;
  const scripts: ComponentChild[] = [];
  if (snapshot === null) return scripts;
  if (islands.length > 0) {
    scripts.push(
      h("script", {
        id: PAGE_DATA_ID,
        type: "application/json",
        dangerouslySetInnerHTML: { __html: pageData(state, snapshot.buildId) },
      }),
      h("script", { type: "module", src: basePath + snapshot.client.url }),
    );
  }
  if (snapshot.devScript !== null) {
    scripts.push(h("script", { type: "module", src: basePath + snapshot.devScript }));
  }
  return scripts;
}

/** Links by which the browser fetches all modules of the page at once, as HTML. */
export function preloadLinks({ snapshot, basePath, islands }: RenderState): string {
  if (snapshot === null || islands.length === 0) return "";
  const urls = new Set<string>();
  for (const chunk of [snapshot.client, ...islands.map(({ island }) => island.chunk)]) {
    for (const url of [chunk.url, ...chunk.imports]) urls.add(url);
  }
  return [...urls].map((url) => `<link rel="modulepreload" href="${encodeURI(basePath + url)}">`)
    .join("");
}

/** `<` is escaped, so that no `</script>` or `<!--` in a prop ends or opens anything. */
function pageData({ basePath, islands }: RenderState, build: string): string {
  const list = islands.map(({ island: { chunk, exportName, name } }) => ({
    url: encodeURI(basePath + chunk.url),
    exportName,
    name,
  }));
  const data = `{"build":${JSON.stringify(build)},"islands":${JSON.stringify(list)},"props":${
    serializeProps(islands)
  }}`;
  return data.replaceAll("<", "\\u003c");
}
