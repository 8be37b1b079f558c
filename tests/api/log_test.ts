/** The log of the site: a line for each request, also when it fails, and the cause of a failure once. */
import assert from "node:assert/strict";
import { RequestError } from "../../lib/core/request_error.ts";
import type { Store } from "../../lib/queries/store.ts";
import { useStore } from "../../lib/server/site_store.ts";
import { fakeRuntime } from "../support/fake_runtime.ts";
import { makeHistory } from "../support/history.ts";
import { siteWith, withData } from "../support/site.ts";

const INFO: Deno.ServeHandlerInfo = {
  remoteAddr: { transport: "tcp", hostname: "127.0.0.1", port: 50_000 },
  completed: Promise.resolve(),
};

/** A store of which every question fails. */
function failing(error: () => Error): Store {
  const fail = () => Promise.reject(error());
  return { shows: "everything", query: fail, version: fail, health: fail, close: async () => {} };
}

/** Asks a site for paths; the lines of its log, and what it said besides. */
async function asking(paths: readonly string[], environment: Record<string, string> = {}) {
  const runtime = fakeRuntime();
  const handler = await siteWith({ LOG_REQUESTS: "true", ...environment }, runtime);
  const said: string[] = [];
  const tell = console.error;
  console.error = (...words) => void said.push(words.join(" "));
  try {
    for (const path of paths) {
      const headers = { host: "localhost" };
      const response = await handler(new Request(`http://localhost${path}`, { headers }), INFO);
      await response.body?.cancel();
    }
  } finally {
    console.error = tell;
  }
  const lines = runtime.lines.map((line) => JSON.parse(line));
  return { lines: lines.map(({ status, code }) => [status, code]), said };
}

Deno.test("log: a question that fails is a line for each request, and its cause is said once", async () => {
  const broken = () => new Error("no such column: colour", { cause: new Error("line 7") });
  useStore(failing(broken));
  try {
    const paths = ["/api/summary", "/api/top-artists", "/", "/artists", "/api/summary"];
    const { lines, said } = await asking(paths);
    assert.equal(lines.length, paths.length);
    for (const [at, path] of paths.entries()) {
      if (path.startsWith("/api")) assert.deepEqual(lines[at], [500, "internal"], path);
    }
    const causes = said.filter((line) => line.includes("no such column: colour"));
    assert.equal(causes.length, 1, said.join("\n"));
    assert.match(causes[0] ?? "", /line 7/);
    assert.doesNotMatch(said.join("\n"), /^\s+at /m);
  } finally {
    useStore(undefined);
  }
});

Deno.test("log: a database that is away is a code in the line, and nothing besides", async () => {
  useStore(failing(() => new RequestError("database-unavailable", "Away.", undefined, 5)));
  try {
    const { lines, said } = await asking(["/api/summary", "/artists"]);
    assert.deepEqual(lines, [[503, "database-unavailable"], [503, "database-unavailable"]]);
    assert.deepEqual(said, []);
  } finally {
    useStore(undefined);
  }
});

Deno.test("log: what is refused is a line with its code, whoever refuses it", async () => {
  await using _ = await withData(makeHistory(50));
  const { lines } = await asking([
    "/api/summary",
    "/api/top-artists?limit=none",
    "/api/nothing",
    "/artist/nobody%20at%20all",
    "/%ff",
    `/${"x".repeat(20_000)}`,
  ]);
  assert.deepEqual(lines, [
    [200, undefined],
    [400, "bad-parameter"],
    [404, "not-found"],
    [404, "not-found"],
    [400, "bad-request"],
    [414, "url-too-long"],
  ]);
  const sums = await asking(["/history"], { ALLOWED_HOSTS: "localhost", HOST: "0.0.0.0" });
  assert.deepEqual(sums.lines, [[403, "history-private"]]);
});
