import { readConfig } from "./config.ts";
import { openStore, type Store } from "./store.ts";

let opened: Promise<Store> | undefined;

/** The store that the settings name, opened at the first call and kept. */
export function siteStore(): Promise<Store> {
  opened ??= readConfig().then(({ settings }) => openStore(settings));
  return opened;
}
