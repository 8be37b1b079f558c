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
      h("script", { type: "module", src: basePath + snapshot.client }),
    );
  }
  if (snapshot.devScript !== null) {
    scripts.push(h("script", { type: "module", src: basePath + snapshot.devScript }));
  }
  return scripts;
}

/** The `Link` header by which browsers fetch the modules of a page at once; null without islands. */
export function preloads({ snapshot, basePath, islands }: RenderState): string | null {
  if (snapshot === null || islands.length === 0) return null;
  const urls = new Set([snapshot.client, ...islands.map(({ island }) => island.url)]);
  return [...urls].map((url) => `<${encodeURI(basePath + url)}>; rel="modulepreload"; as="script"`)
    .join(", ");
}

/** `<` is escaped, so that no `</script>` or `<!--` in a prop ends or opens anything. */
function pageData({ basePath, islands }: RenderState, build: string): string {
  const list = islands.map(({ island: { url, exportName, name } }) => ({
    url: encodeURI(basePath + url),
    exportName,
    name,
  }));
  const data = `{"build":${JSON.stringify(build)},"islands":${JSON.stringify(list)},"props":${
    serializeProps(islands)
  }}`;
  return data.replaceAll("<", "\\u003c");
}
