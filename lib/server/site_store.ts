import { siteSettings } from "./app/site_settings.ts";
import { printable } from "../core/printable.ts";
import { withPassword } from "../db/postgres/password.ts";
import type { SiteSettings } from "./settings.ts";
import { openStore, type Store } from "../queries/store.ts";
import { sumsOnly } from "../queries/sums_only/sums_store.ts";

let opened: Promise<Store> | undefined;

/** The store that the settings name, opened at the first call and kept. */
export function siteStore(): Promise<Store> {
  opened ??= siteSettings().then(openNamed);
  return opened;
}

async function openNamed(settings: SiteSettings): Promise<Store> {
  const { url: postgresUrl, notice } = await withPassword(settings);
  if (notice !== undefined) console.error(printable(`Postgres: ${notice}`));
  return await openStore({ dataDir: settings.dataDir, postgresUrl });
}

/** The same store as strangers see it, with sums only. */
export async function sumsStore(): Promise<Store> {
  const store = await siteStore();
  return reduced.getOrInsertComputed(store, sumsOnly);
}

const reduced = new WeakMap<Store, Store>();

/** Replaces the store, or opens the settings' one again; for tests. */
export function useStore(store: Store | undefined): void {
  opened = store === undefined ? undefined : Promise.resolve(store);
}
