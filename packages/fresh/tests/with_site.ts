/** Small sites, written for one question each. */
import { App, type FreshConfig, staticFiles } from "fresh";
import { Builder } from "fresh/dev";

/** Asks a site. */
export type Ask = (path: string, init?: RequestInit) => Promise<Response>;

/** Writes a site, builds it in memory and lets it answer. */
export async function withSite(
  files: Readonly<Record<string, string>>,
  run: (ask: Ask, root: string) => Promise<void>,
  config: FreshConfig = {},
): Promise<void> {
  await withFolder(files, async (root) => {
    const applySnapshot = await new Builder({ root }).build({ snapshot: "memory" });
    const app = new App(config).use(staticFiles()).fsRoutes();
    applySnapshot(app);
    const handler = app.handler();
    await run((path, init) => handler(new Request(`http://localhost${path}`, init)), root);
  });
}

/** Writes files into a folder of their own beside the tests, where the import map holds. */
export async function withFolder(
  files: Readonly<Record<string, string>>,
  run: (root: string) => Promise<void>,
): Promise<void> {
  const root = await Deno.makeTempDir({ dir: import.meta.dirname ?? ".", prefix: ".tmp_" });
  try {
    for (const [path, text] of Object.entries(files)) {
      await Deno.mkdir(`${root}/${path}`.replace(/\/[^/]*$/, ""), { recursive: true });
      await Deno.writeTextFile(`${root}/${path}`, text);
    }
    await run(root);
  } finally {
    await Deno.remove(root, { recursive: true });
  }
}
