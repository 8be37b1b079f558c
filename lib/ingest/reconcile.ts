import type { Database } from "../db/duckdb.ts";
import { CliError } from "../core/errors.ts";

/** Where a run's records ended up: `records = plays + set aside + duplicates + rejected`. */
export interface Counts {
  readonly records: number;
  readonly plays: number;
  readonly set_aside: Readonly<Record<string, number>>;
  readonly duplicates: number;
  readonly rejected: Readonly<Record<string, number>>;
  /** Local time, `2016-03-14T21:05:00`; null without plays. */
  readonly first_played_at: string | null;
  readonly last_played_at: string | null;
}

/**
 * Counts where the records ended up and checks that the sums match, for every source and in total.
 * Both sides are counted independently: records where they were read, the others in their tables.
 *
 * @throws {CliError} `not-reconciled` when a sum does not match
 */
export async function reconcile(database: Database): Promise<Counts> {
  const unbalanced = await database.rows(`
    select path, records, plays + set_aside + duplicates + rejected as accounted
    from sources
    where records <> plays + set_aside + duplicates + rejected
    order by source_id`);
  const [first] = unbalanced;
  if (first !== undefined) {
    throw notReconciled(`${first["path"]} has ${first["records"]}`, first["accounted"]);
  }
  const counts = await count(database);
  const sum = (parts: Readonly<Record<string, number>>) =>
    Object.values(parts).reduce((total, part) => total + part, 0);
  const accounted = counts.plays + sum(counts.set_aside) + counts.duplicates + sum(counts.rejected);
  if (counts.records !== accounted) {
    throw notReconciled(`all sources have ${counts.records}`, accounted);
  }
  return counts;
}

async function count(database: Database): Promise<Counts> {
  const [totals] = await database.rows(`
    select
      (select count(*) from work.records) as records,
      (select count(*) from work.duplicates) as duplicates,
      count(*) as plays,
      strftime(arg_min(played_at, play_id), '%Y-%m-%dT%H:%M:%S') as first_played_at,
      strftime(arg_max(played_at, play_id), '%Y-%m-%dT%H:%M:%S') as last_played_at
    from plays`);
  const text = (value: unknown) => value === null || value === undefined ? null : String(value);
  return {
    records: Number(totals?.["records"]),
    plays: Number(totals?.["plays"]),
    set_aside: await countBy(database, "set_aside"),
    duplicates: Number(totals?.["duplicates"]),
    rejected: await countBy(database, "rejects"),
    first_played_at: text(totals?.["first_played_at"]),
    last_played_at: text(totals?.["last_played_at"]),
  };
}

async function countBy(
  database: Database,
  table: "set_aside" | "rejects",
): Promise<Record<string, number>> {
  const rows = await database.rows(
    `select reason, count(*) as n from ${table} group by reason order by reason`,
  );
  return Object.fromEntries(rows.map(({ reason, n }) => [String(reason), Number(n)]));
}

function notReconciled(what: string, accounted: unknown): CliError {
  return new CliError("not-reconciled", {
    what: `The counts do not add up: ${what} records, of which ${accounted} are accounted for.`,
    fix: "Nothing was changed. Please report this, with the counts but without your data.",
  });
}
