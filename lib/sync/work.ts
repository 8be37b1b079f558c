import type { Database } from "../db/duckdb.ts";
import type { Progress } from "../core/progress.ts";
import type { Session } from "../db/postgres/session.ts";
import type { Compared } from "./compare.ts";
import type { Content } from "./content.ts";
import type { ExistingTable } from "./existing_tables.ts";
import type { SyncFacts } from "./facts.ts";
import type { Lane } from "./lanes.ts";
import type { Manifest } from "./manifest.ts";
import type { Method } from "./plan.ts";
import type { Server } from "./server.ts";
import type { Swap } from "./swaps.ts";
import type { SyncName } from "./tables.ts";

/** What the steps of one sync share. */
export interface Work {
  readonly session: Session;
  /** A second connection, where the server takes one. */
  readonly second: Promise<Lane | undefined>;
  readonly database: Database;
  /** The schema of the live tables. */
  readonly schema: string;
  readonly server: Server;
  readonly existing: ReadonlyMap<SyncName, ExistingTable>;
  readonly methods: ReadonlyMap<SyncName, Method>;
  /** The tables that are compared with those in Postgres, divided into runs. */
  readonly compared: readonly Compared[];
  /** What the last sync noted of the rows that it left in Postgres. */
  readonly manifest: Manifest;
  /** The version of DuckDB. */
  readonly duckdbVersion: string;
  /** Each table, as soon as its rows are there. */
  readonly contents: ReadonlyMap<SyncName, Promise<Content>>;
  readonly versions: ReadonlyMap<SyncName, string> | undefined;
  readonly before: SyncFacts | undefined;
  /** Tables of earlier versions that go with this sync. */
  readonly leftovers: readonly string[];
  readonly swap: Swap;
  /** False where each step commits on its own. */
  readonly inTransaction: boolean;
  readonly lockTries: number;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/** The connections there are: the first, and the second where the server takes one. */
export async function lanesFor(work: Pick<Work, "session" | "second">): Promise<Lane[]> {
  const first = { session: work.session, commits: false };
  const second = await work.second;
  return second === undefined ? [first] : [first, second];
}

/** What there is to send of a table, as soon as its rows are there. */
export function contentOf(contents: Work["contents"], name: SyncName): Promise<Content> {
  const content = contents.get(name);
  if (content === undefined) throw new Error(`nothing is known of the table ${name}`);
  return content;
}
