import { openStore, type Store } from "../store.ts";
import { siteSettings } from "./site_settings.ts";

let store: Promise<Store> | undefined;

/** The store that the whole site asks; opened with the first request. */
export function siteStore(): Promise<Store> {
  store ??= siteSettings().then(({ dataDir, postgresUrl }) => openStore({ dataDir, postgresUrl }));
  return store;
}

/** Gives the site another store, or none: what was open is closed. For tests. */
export async function useStore(next: Store | undefined): Promise<void> {
  const last = store;
  store = next === undefined ? undefined : Promise.resolve(next);
  await (await last)?.close();
}
