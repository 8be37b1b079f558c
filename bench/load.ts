import { respond } from "../lib/server/api/respond.ts";
import { openStore, type Store } from "../lib/queries/store.ts";
import { markdownTable, writeSection } from "./results.ts";

const CONNECTIONS = 50;
const SECONDS = 5;

/** A small answer, one with thousands of rows, and a page of the history. */
const ENDPOINTS = [
  "/api/summary",
  "/api/trends?granularity=day",
  "/api/plays?limit=100",
];

/** What autocannon says of a run, as far as it is read. */
interface Load {
  readonly requests: { readonly average: number };
  readonly latency: { readonly p50: number; readonly p99: number };
  readonly non2xx: number;
  readonly errors: number;
}

/**
 * Requests a second and waiting times of the API on both engines, with autocannon in a process of its
 * own on the same machine.
 *
 * @param dataDir the folder of a database
 * @param plays how many plays it has
 * @param postgresUrl where the same data is in Postgres
 */
export async function benchLoad(dataDir: string, plays: number, postgresUrl: string) {
  const rows: string[][] = [];
  for (const [engine, url] of [["DuckDB", ""], ["Postgres", postgresUrl]] as const) {
    const store = await openStore({ dataDir, postgresUrl: url });
    for (const path of ENDPOINTS) rows.push([engine, `\`${path}\``, ...await load(store, path)]);
    await store.close();
  }
  const columns = ["engine", "address", "requests/s", "median, ms", "p99, ms", "failed"];
  await writeSection(
    "Load",
    [
      `${
        plays.toLocaleString("en")
      } plays, ${CONNECTIONS} connections for ${SECONDS} s each, the client on the`,
      "same cores; one answer is asked for again and again, as by readers of one page. The API alone,",
      "without the middleware of the site before it.",
      "",
      markdownTable(columns, rows),
    ].join("\n"),
  );
}

async function load(store: Store, path: string): Promise<string[]> {
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen: () => {} },
    (request) => respond(request, { store: () => Promise.resolve(store) }),
  );
  try {
    const { requests, latency, non2xx, errors } = await cannonade(
      `http://127.0.0.1:${server.addr.port}${path}`,
    );
    return [
      Math.round(requests.average).toLocaleString("en"),
      ...[latency.p50, latency.p99, non2xx + errors].map(String),
    ];
  } finally {
    await server.shutdown();
  }
}

async function cannonade(url: string): Promise<Load> {
  const { stdout, success } = await new Deno.Command(Deno.execPath(), {
    args: [
      ...["run", "-A", "--lock=tests/deno.lock", "npm:autocannon@9.0.0", "--json"],
      ...["-c", String(CONNECTIONS), "-d", String(SECONDS), url],
    ],
    stderr: "null",
  }).output();
  if (!success) throw new Error(`autocannon failed on ${url}`);
  return JSON.parse(new TextDecoder().decode(stdout));
}
