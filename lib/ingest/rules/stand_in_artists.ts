import { createHash } from "node:crypto";
import type { Database } from "../../db/duckdb.ts";
import { quoteName, TABLES } from "../../db/tables.ts";
import { foldName, foldNameSql } from "../../core/fold_name.ts";
import { type Rule, rulesOf } from "./rule.ts";

/** The key in `meta` of the names whose metadata is copied from another name: hashes, as JSON. */
const COPIED_KEY = "copied_artists";

const FACTS = Object.keys(TABLES.artists.columns).filter((name) => name !== "artist_name")
  .map(quoteName);

/**
 * Copies to the first name of a group the metadata of the others, if it has none of its own. Copies
 * of an earlier run are removed first, so that removing the rules restores the metadata.
 *
 * @param database the new database, with metadata carried over
 * @param old the `meta` of the database before it, if there is one
 */
export async function standInArtists(
  database: Database,
  rules: readonly Rule[],
  old?: string,
): Promise<void> {
  if (old !== undefined) await removeCopies(database, old);
  const copied: string[] = [];
  for (const { value: [first = "", ...others] } of rulesOf(rules, "same_artist")) {
    const known = "select count(*) as known from artists where artist_name = $1";
    const [row] = await database.rows(known, [first]);
    if (Number(row?.["known"]) > 0) continue;
    for (const name of [first, ...others]) {
      const [source] = await database.rows(
        `select artist_name from artists where ${foldNameSql("artist_name")} = $1
         order by artist_name limit 1`,
        [foldName(name)],
      );
      if (source === undefined) continue;
      await database.run(
        `insert into artists (artist_name, ${FACTS.join(", ")})
         select $1, ${FACTS.join(", ")} from artists where artist_name = $2`,
        [first, String(source["artist_name"])],
      );
      copied.push(createHash("md5").update(first).digest("hex"));
      break;
    }
  }
  if (copied.length === 0) return;
  await database.run("insert into meta values ($1, $2)", [COPIED_KEY, JSON.stringify(copied)]);
}

/** Removes rows that were copied and not fetched since. */
async function removeCopies(database: Database, old: string): Promise<void> {
  const isSame = FACTS.map((fact) => `source.${fact} is not distinct from artists.${fact}`);
  await database.run(
    `delete from artists
     where md5(artist_name) in (
         select unnest(from_json(value, '["varchar"]'))
         from ${old}
         where key = '${COPIED_KEY}'
       )
       and exists (
         from artists as source
         where source.artist_name <> artists.artist_name and ${isSame.join(" and ")}
       )`,
  );
}
