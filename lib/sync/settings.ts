import type { Setting, SettingsTable } from "../core/settings.ts";
import { type Swap, SWAPS } from "./swaps.ts";

const syncSwap: Setting<Swap> = {
  env: "SYNC_SWAP",
  flag: "swap",
  fallback: "auto",
  parse: swapName,
  expects: SWAPS.join(", "),
  help: "How sync replaces the live tables: auto and rename swap them whole, rows inside the old " +
    "ones, steps for engines without transactional DDL.",
};

/** The settings of the copy to Postgres. */
export const SYNC_SETTINGS = { syncSwap } as const satisfies SettingsTable;

function swapName(text: string): Swap {
  const swap = SWAPS.find((name) => name === text);
  if (swap === undefined) throw new Error(SWAPS.join(", "));
  return swap;
}
