import { dirname, join } from "node:path";
import type { Builder } from "fresh/dev";

/** A line that brings another file in. */
const IMPORT = /^@import "(.+)";$/gm;

/**
 * Lets a build put the parts of `static/styles/site.css` in their places, so that a page waits for
 * one file. In development the browser fetches each part itself.
 */
export function bundleStyles(builder: Pick<Builder, "onTransformStaticFile">): void {
  builder.onTransformStaticFile(
    { pluginName: "styles", filter: /site\.css$/ },
    async ({ path, mode, text }) => {
      if (mode === "development") return;
      return { content: await withImports(text, (file) => readBeside(path, file)) };
    },
  );
}

/**
 * A stylesheet with the files that it imports in their places.
 *
 * @param read gives a file's text by the name that it is imported by
 *
 * @example
 * ```ts
 * import { withImports } from "./styles.ts";
 *
 * const css = await withImports('@import "./a.css";\n', () => Promise.resolve("b {}"));
 * console.assert(css === "b {}\n");
 * ```
 */
export async function withImports(
  css: string,
  read: (file: string) => Promise<string>,
): Promise<string> {
  const files = [...css.matchAll(IMPORT)].map(([, file = ""]) => file);
  const texts = new Map(
    await Promise.all(files.map(async (file) => [file, await read(file)] as const)),
  );
  return css.replaceAll(IMPORT, (_, file: string) => texts.get(file) ?? "");
}

async function readBeside(path: string, file: string): Promise<string> {
  return await Deno.readTextFile(join(dirname(path), file));
}
