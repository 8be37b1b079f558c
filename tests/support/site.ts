/** The site, built in memory, on data of a test's own. */
import { Builder } from "fresh/dev";
import { buildOptions } from "../../fresh.config.ts";
import { SETTINGS } from "../../lib/cli/settings.ts";
import { resolveSettings } from "../../lib/core/config.ts";
import type { Runtime } from "../../lib/server/middleware/runtime.ts";
import { siteApp } from "../../lib/server/app/site_app.ts";
import { bundleStyles } from "../../lib/ui/styles.ts";
import { useStore } from "../../lib/server/site_store.ts";
import type { Store } from "../../lib/queries/store.ts";
import { app } from "../../main.ts";
import { type History, writeHistory } from "./history.ts";
import { patientStore } from "./patient_store.ts";

const builder = new Builder(buildOptions);
bundleStyles(builder);
const give = await builder.build({ snapshot: "memory" });
give(app);

/** A site of its own, with settings by variable name and a runtime. */
export async function siteWith(
  environment: Readonly<Record<string, string>>,
  runtime: Runtime,
): Promise<typeof handler> {
  const { settings } = resolveSettings(SETTINGS, { environment });
  const own = await siteApp(settings, runtime);
  give(own);
  return own.handler();
}

/** The site's handler. */
export const handler = app.handler();

/** Asks the site. */
export function ask(path: string, init?: RequestInit): Promise<Response> {
  return handler(new Request(`http://localhost${path}`, init));
}

/** Lets the site read a history, or an empty folder where no database is, until disposed. */
export function withData(history: History | null): Promise<AsyncDisposable> {
  return withDatabase(async (path) => {
    if (history !== null) await writeHistory(path, history);
  });
}

/** Lets the site read the database that `write` makes at a path, until disposed. */
export async function withDatabase(
  write: (path: string) => Promise<void>,
): Promise<AsyncDisposable> {
  const dataDir = await Deno.makeTempDir();
  await write(`${dataDir}/spotify.duckdb`);
  const store = patientStore(dataDir, () => {});
  useStore(store);
  return {
    async [Symbol.asyncDispose]() {
      useStore(undefined);
      await store.close();
      await Deno.remove(dataDir, { recursive: true });
    },
  };
}

/**
 * Registers tests that share one history. The site reads it while they run: it is opened for the
 * first of them and closed after the last of the file.
 *
 * @param subject what the tests are about; their names begin with it
 */
export function testsOn(
  subject: string,
  history: History,
): (name: string, test: () => Promise<void>) => void {
  let shared: Promise<SharedStore> | undefined;
  Deno.test.afterAll(async () => {
    await (await shared)?.close();
  });
  return (name, test) =>
    Deno.test(`${subject}: ${name}`, async () => {
      const { store } = await (shared ??= openShared(history));
      useStore(store);
      try {
        await test();
      } finally {
        useStore(undefined);
      }
    });
}

/** A store that several tests read. */
export interface SharedStore {
  readonly store: Store;
  close(): Promise<void>;
}

/** Opens a store on a history, or on the database that a function writes at a path. */
export async function openShared(
  data: History | ((path: string) => Promise<void>),
): Promise<SharedStore> {
  const dataDir = await Deno.makeTempDir();
  const path = `${dataDir}/spotify.duckdb`;
  await (typeof data === "function" ? data(path) : writeHistory(path, data));
  const store = patientStore(dataDir, () => {});
  return {
    store,
    close: async () => {
      await store.close();
      await Deno.remove(dataDir, { recursive: true });
    },
  };
}

/** The text of a page as people read it: without markup, special spaces plain. */
export function readable(html: string): string {
  return html
    .replaceAll(/<(script|style)[^>]*>.*?<\/\1>/gs, " ")
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll("&amp;", "&")
    .replaceAll(/[\u2068\u2069]/g, "")
    .replaceAll(/[\s\u00a0\u202f]+/g, " ");
}
