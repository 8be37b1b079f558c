import { createHash } from "node:crypto";
import { foldName } from "../../core/fold_name.ts";
import { SAME_ARTISTS_KEY } from "../../db/derived/credits.ts";
import type { Database } from "../../db/duckdb.ts";
import { type Rule, rulesOf } from "./rule.ts";

/**
 * Notes in `meta` which names rules make one, so that whom a service credits is known by the name that
 * stands. The other names are hashed: they are to be seen nowhere.
 *
 * @example
 * ```ts ignore
 * await noteSameArtists(next, [{ kind: "same_artist", line: 1, value: ["New Name", "Old Name"] }]);
 * ```
 */
export async function noteSameArtists(database: Database, rules: readonly Rule[]): Promise<void> {
  const names = rulesOf(rules, "same_artist").flatMap(({ value: [first = "", ...others] }) =>
    others.map((name) => [createHash("md5").update(foldName(name)).digest("hex"), first])
  );
  if (names.length === 0) return;
  await database.run("insert into meta values ($1, $2)", [SAME_ARTISTS_KEY, JSON.stringify(names)]);
}
