import type { Database } from "../db/duckdb.ts";
import type { Progress } from "../core/progress.ts";
import type { Session } from "../db/postgres/session.ts";
import type { Compared } from "./remote_sums.ts";
import type { Content } from "./content.ts";
import type { ExistingTable } from "./existing_tables.ts";
import type { SyncFacts } from "./facts.ts";
import type { SyncConnection } from "./connections.ts";
import type { Manifest } from "./manifest.ts";
import type { Method } from "./plan.ts";
import type { Server } from "./server.ts";
import type { Swap } from "./swaps.ts";
import type { SyncName } from "./tables.ts";

/** What all steps of one sync share. */
export interface Work {
  readonly session: Session;
  /** A second connection, if the server accepts one. */
  readonly second: Promise<SyncConnection | undefined>;
  readonly database: Database;
  /** The schema of the live tables. */
  readonly schema: string;
  readonly server: Server;
  readonly existing: ReadonlyMap<SyncName, ExistingTable>;
  readonly methods: ReadonlyMap<SyncName, Method>;
  /** The tables that are compared with those in Postgres, divided into runs. */
  readonly compared: readonly Compared[];
  /** What the last sync recorded about the rows that it left in Postgres. */
  readonly manifest: Manifest;
  /** The version of DuckDB. */
  readonly duckdbVersion: string;
  /** The content of each table, as soon as its rows are there. */
  readonly contents: ReadonlyMap<SyncName, Promise<Content>>;
  readonly versions: ReadonlyMap<SyncName, string> | undefined;
  readonly before: SyncFacts | undefined;
  /** Tables of earlier versions that this sync drops. */
  readonly leftovers: readonly string[];
  readonly swap: Swap;
  /** False where each step commits on its own. */
  readonly inTransaction: boolean;
  readonly lockTries: number;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/** The first connection, and the second if the server accepts one. */
export async function connectionsFor(
  work: Pick<Work, "session" | "second">,
): Promise<SyncConnection[]> {
  const first = { session: work.session, commits: false };
  const second = await work.second;
  return second === undefined ? [first] : [first, second];
}

/** The content of a table, as soon as its rows are there. */
export function contentOf(contents: Work["contents"], name: SyncName): Promise<Content> {
  const content = contents.get(name);
  if (content === undefined) throw new Error(`the table ${name} is not part of this sync`);
  return content;
}
