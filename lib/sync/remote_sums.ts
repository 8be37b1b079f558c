import type { Session } from "../db/postgres/session.ts";
import { within } from "./ddl.ts";
import { rowHashSql, type Sums, wrapSum } from "./rows/sums.ts";
import type { Runs } from "./rows/runs.ts";
import { type SyncName, syncTable } from "./tables.ts";

/** A table to compare with the one in Postgres. */
export interface Compared {
  readonly name: SyncName;
  readonly runs: Runs;
}

/** The runs in which a table differs. */
export interface Difference {
  readonly runs: ReadonlySet<number>;
  /** About how many rows they have. */
  readonly rows: number;
}

/**
 * The sums of tables in Postgres by run, in one message. Postgres computes them from its rows as they
 * are now, so edits by others show.
 *
 * @param only the runs of a table to sum; all when absent
 * @param before statements to run first, in the same message
 */
export async function remoteSums(
  session: Session,
  schema: string,
  tables: readonly Compared[],
  only: (name: SyncName) => ReadonlySet<number> | undefined = () => undefined,
  before = "",
): Promise<Map<SyncName, Sums>> {
  const sums = new Map(
    tables.map(({ name }) => [name, new Map<number, { rows: number; hashes: bigint }>()] as const),
  );
  if (tables.length === 0) return sums;
  const queries = tables.map(({ name, runs }) =>
    `select '${name}' as name, run, count(*)::text as rows, sum(hash)::text as hashes
    from (
      select ${runs.sql} as run, ${rowHashSql(syncTable(name))} as hash
      from ${within(schema, name)} as t
      where ${inRuns(runs, only(name))}
      offset 0
    ) as hashed
    group by run`
  );
  const rows = await session.rows(
    before + queries.join("\nunion all\n"),
    before === "" ? "Comparing the rows in Postgres" : "Replacing changed rows",
  );
  for (const { name, run, rows: count, hashes } of rows) {
    const table = tables.find((each) => each.name === name);
    if (table === undefined) continue;
    sums.get(table.name)?.set(Number(run), {
      rows: Number(count),
      hashes: wrapSum(BigInt(String(hashes))),
    });
  }
  return sums;
}

/** A table that differs. */
export interface Different {
  readonly compared: Compared;
  readonly difference: Difference;
}

/** Row hashes, each with the number of rows that have it. */
export type HashCounts = Map<bigint, number>;

/**
 * The runs whose sums are not the same.
 *
 * @param changed runs that differ and whose sums here are not known yet
 */
export function difference(here: Sums, there: Sums, changed: ReadonlySet<number>): Difference {
  const runs = new Set<number>();
  let rows = 0;
  for (const run of new Set([...here.keys(), ...there.keys(), ...changed])) {
    const [one, other] = [here.get(run), there.get(run)];
    if (!changed.has(run) && one?.rows === other?.rows && one?.hashes === other?.hashes) continue;
    runs.add(run);
    rows += Math.max(one?.rows ?? 0, other?.rows ?? 0);
  }
  return { runs, rows };
}

/** A condition for the rows of some runs; `true` when absent. */
export function inRuns({ sql, between }: Runs, only: ReadonlySet<number> | undefined): string {
  if (only === undefined) return "true";
  const runs = [...only].sort((a, b) => a - b);
  const [first, last] = [runs[0], runs.at(-1)];
  const bounds = between === undefined || first === undefined || last === undefined
    ? ""
    : ` and ${between(first, last)}`;
  return `(${sql}) in (${[...runs, "null"].join(", ")})${bounds}`;
}

/** The hashes of the rows in Postgres in the runs that differ. */
export async function remoteHashes(
  session: Session,
  schema: string,
  tables: readonly Different[],
): Promise<Map<SyncName, HashCounts>> {
  const hashes = new Map(
    tables.map(({ compared }) => [compared.name, new Map<bigint, number>()] as const),
  );
  if (tables.length === 0) return hashes;
  const queries = tables.map(({ compared: { name, runs }, difference }) =>
    `select '${name}' as name, encode(string_agg(int8send(hash), ''), 'base64') as hashes
    from (
      select ${rowHashSql(syncTable(name))} as hash
      from ${within(schema, name)} as t
      where ${inRuns(runs, difference.runs)}
    ) as hashed`
  );
  const rows = await session.rows(queries.join("\nunion all\n"), "Comparing the rows in Postgres");
  for (const { name, hashes: encoded } of rows) {
    const found = tables.find(({ compared }) => compared.name === name);
    if (found === undefined || encoded === null) continue;
    const bytes = Uint8Array.fromBase64(String(encoded));
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const counts = hashes.get(found.compared.name);
    for (let at = 0; at < bytes.length; at += 8) {
      const hash = view.getBigInt64(at);
      counts?.set(hash, (counts.get(hash) ?? 0) + 1);
    }
  }
  return hashes;
}
