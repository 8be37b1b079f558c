import { siteSettings } from "./app/site_settings.ts";
import { openStore, type Store } from "../queries/store.ts";

let opened: Promise<Store> | undefined;

/** The store that the settings name, opened at the first call and kept. */
export function siteStore(): Promise<Store> {
  opened ??= siteSettings().then(openStore);
  return opened;
}

/** Gives the site another store, or lets the settings name one anew. For tests. */
export function useStore(store: Store | undefined): void {
  opened = store === undefined ? undefined : Promise.resolve(store);
}
