/** The site under load, with its Postgres stopped and started in between. */
import assert from "node:assert/strict";
import { makeHistory, writeHistory } from "../support/history.ts";
import { loadPostgres } from "../support/load_postgres.ts";
import { startPostgres } from "../support/postgres_server.ts";
import { startTask } from "../support/run_task.ts";
import { withFolder } from "../support/folders.ts";

const CONNECTIONS = 50;
/** Requests of a round before the database is stopped, and again when it is back. */
const REQUESTS = 600;
const ROUNDS = 6;
/** Rounds in which memory finds its level. */
const SETTLED = 3;
/** What is asked again and again, beside searches that were never made before. */
const PATHS = [
  "/",
  "/artists",
  "/api/summary",
  "/api/top-artists?limit=100",
  "/api/trends?granularity=month",
  "/api/heatmap",
  "/api/plays?limit=50",
  "/_fresh/none.js",
];

Deno.test("load: 50 connections while Postgres stops and starts: no crash, no leak, errors only meanwhile", async () => {
  await using server = await startPostgres();
  const { crash, start } = server;
  if (crash === undefined || start === undefined) {
    console.log("TEST_POSTGRES_URL names a server that cannot be stopped: skipped");
    return;
  }
  await withFolder(async (folder) => {
    const url = await server.freshDatabase();
    await writeHistory(`${folder}/spotify.duckdb`, makeHistory(600));
    await loadPostgres(url, `${folder}/spotify.duckdb`);
    await using site = await startSite(url);
    const memory: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      assertAll(await load(site.url, REQUESTS), [200, 404]);
      const meanwhile = load(site.url, REQUESTS / 4);
      await crash();
      assertAll(await meanwhile, [200, 404, 503]);
      const away = await load(site.url, REQUESTS / 4);
      assertAll(away, [200, 404, 503]);
      assert.ok((away.get(503) ?? 0) > 0);
      assert.equal(await statusOf(`${site.url}api/health`), 200);
      await start();
      while (await statusOf(`${site.url}api/ready`) !== 200);
      assertAll(await load(site.url, REQUESTS), [200, 404]);
      memory.push(await site.memory());
    }
    if (Deno.build.os !== "linux") {
      console.log("memory is read from /proc, which is not here: skipped");
      return;
    }
    // One round's memory swings with what was swept just then; what leaks is in the least of two.
    const settled = Math.max(...memory.slice(0, SETTLED));
    const last = Math.min(...memory.slice(-2));
    assert.ok(last <= settled * 1.1, `${memory.join(", ")} MB after each round`);
  });
});

interface LoadedSite extends AsyncDisposable {
  readonly url: string;
  /** The memory its process has, in MB. */
  memory(): Promise<number>;
}

async function startSite(postgresUrl: string): Promise<LoadedSite> {
  const { output, child } = startTask(["start", "--port", "0", "--json"], {
    POSTGRES_URL: postgresUrl,
    REQUESTS_PER_MINUTE: "0",
    TOTAL_REQUESTS_PER_MINUTE: "0",
    // A small heap, which is swept often: what is left is what is held.
    DENO_V8_FLAGS: "--max-old-space-size=160,--max-semi-space-size=8",
  }, "null"); // It says at every request that the database is away.
  const { url } = JSON.parse((await output.next()).value ?? "{}");
  return {
    url,
    async memory() {
      if (Deno.build.os !== "linux") return 0;
      const children = await Deno.readTextFile(`/proc/${child.pid}/task/${child.pid}/children`);
      const status = await Deno.readTextFile(`/proc/${children.trim()}/status`);
      return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024);
    },
    async [Symbol.asyncDispose]() {
      child.kill("SIGTERM");
      assert.equal((await child.status).code, 0, "it ran to the end");
      await output.return(undefined);
    },
  };
}

let asked = 0;

/** Sends so many requests over all connections, and counts the answers by status. */
async function load(url: string, requests: number): Promise<Map<number, number>> {
  const statuses = new Map<number, number>();
  let left = requests;
  const ask = async () => {
    while (left-- > 0) {
      const number = asked++;
      const path = PATHS[number % (2 * PATHS.length)] ?? `/api/search?q=nobody${number}`;
      const status = await statusOf(url + path.slice(1));
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, ask));
  return statuses;
}

async function statusOf(url: string): Promise<number> {
  const answer = await fetch(url);
  await answer.arrayBuffer();
  return answer.status;
}

function assertAll(statuses: ReadonlyMap<number, number>, allowed: readonly number[]): void {
  const others = [...statuses].filter(([status]) => !allowed.includes(status));
  assert.deepEqual(others, []);
}
