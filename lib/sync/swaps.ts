/**
 * How the new rows take the place of the old ones. `auto` and `rename` swap whole tables; `rows`
 * deletes and inserts inside the old ones; `steps` is `rows` for engines whose DDL is not
 * transactional: each step commits on its own, and only the last one touches the live tables.
 */
export const SWAPS = ["auto", "rename", "rows", "steps"] as const;

/** The name of a way to swap. */
export type Swap = (typeof SWAPS)[number];
