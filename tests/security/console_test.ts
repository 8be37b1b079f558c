/** The SQL console's statements: beside the site, within limits, ended when nobody waits for them. */
import assert from "node:assert/strict";
import { spawnAsking } from "../../lib/cli/asked_tasks.ts";
import { processesWith } from "../support/find_process.ts";
import { makeHistory, writeHistory } from "../support/history.ts";
import { PROJECT } from "../support/processes.ts";

/** Never answers: DuckDB looks for a row that is not there. */
const ENDLESS =
  "select count(*) from range(1000000000) a, range(1000000000) b where a.range = -b.range";

Deno.test("console: what a statement does happens beside the site", async (test) => {
  await using site = await askingSite();
  const rows = async (sql: string, signal?: AbortSignal) =>
    await (await site.post("/rows", sql, signal)).json();

  await test.step("it is answered, as a table or as CSV", async () => {
    const answer = await rows("select artist_name, count(*) as n from plays group by 1 order by 2");
    assert.deepEqual(answer.columns, ["artist_name", "n"]);
    assert.ok(answer.isWhole && answer.rows.length > 5);
    assert.equal(await (await site.post("/csv", "select 1 as one")).text(), "one\r\n1\r\n");
  });

  await test.step("no more is worked out than is shown", async () => {
    const { rows: shown, isWhole } = await rows(
      "select a.track_name from plays a, plays b, plays c",
    );
    assert.equal(shown.length, 500);
    assert.equal(isWhole, false);
    await site.idle();
  });

  await test.step("what is wrong with it is told", async () => {
    for (
      const [sql, what] of [
        ["selectt 1", /syntax error/],
        ["drop table plays", /is refused/],
        ["from read_text('/etc/hostname')", /beyond the database/],
        ["select repeat('x', 200000000) from range(100)", /more memory than it is given/],
      ] as const
    ) assert.match((await rows(sql)).what, what, sql);
  });

  await test.step("its process may read the data and nothing else, and knows no secret", async () => {
    const gone = new AbortController();
    const answer = site.post("/csv", ENDLESS, gone.signal).catch(() => {});
    const pid = await site.statement();
    const words = (await Deno.readTextFile(`/proc/${pid}/cmdline`)).split("\0");
    const granted = words.filter((word) => word.startsWith("--allow-"));
    assert.deepEqual(granted.map((word) => word.replace(/=.*/, "")), [
      "--allow-read",
      "--allow-env",
      "--allow-ffi",
    ]);
    assert.ok(words.includes(`--allow-read=${site.dataDir}`));
    assert.ok(!words.includes(ENDLESS), "what was asked is not in the list of processes");
    assert.doesNotMatch(await Deno.readTextFile(`/proc/${pid}/environ`), /SITE_PASSWORD/);
    gone.abort();
    await answer;
    await site.idle();
  });

  await test.step("two run at once, a third waits for neither", async () => {
    const gone = new AbortController();
    const two = [1, 2].map(() => site.post("/csv", ENDLESS, gone.signal).catch(() => {}));
    await site.statement(2);
    assert.match((await rows("select 1")).what, /Two statements are already running/);
    gone.abort();
    await Promise.all(two);
    await site.idle();
    assert.equal((await rows("select 1")).rows.length, 1);
  });

  await test.step("one whose reader leaves in the middle of its answer is ended", async () => {
    const { body } = await site.post("/csv", "select a.* from plays a, plays b, plays c");
    const reader = body?.getReader();
    await reader?.read();
    await site.statement();
    await reader?.cancel();
    await site.idle();
  });

  await test.step("one that is killed harms nobody", async () => {
    const answer = rows(ENDLESS);
    Deno.kill(await site.statement(), "SIGKILL");
    assert.match((await answer).what, /It was stopped before it could answer/);
    assert.equal((await rows("select 2 as two")).rows[0][0], "2");
  });

  await test.step("no other task can be asked for", async () => {
    for (const task of ["ingest", "sync", "start", "../evil", ""]) {
      const end = await (await site.post("/task", task)).json();
      assert.deepEqual(end, { kind: "refused", why: "unknown" }, task);
    }
  });

  await test.step("when the site ends, its statements end", async () => {
    void site.post("/csv", ENDLESS).catch(() => {});
    await site.statement();
    await site.stop();
    await site.noStatements();
  });
});

/** A site that was started as the launcher starts it, on a port of its own. */
async function askingSite() {
  const dataDir = await Deno.makeTempDir({ prefix: "tonearm-console-" });
  await writeHistory(`${dataDir}/spotify.duckdb`, makeHistory(300));
  const free = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = free.addr;
  free.close();
  const child = spawnAsking({
    args: [
      "run",
      "--no-prompt",
      `--allow-net=127.0.0.1:${port}`,
      `--config=${PROJECT}deno.json`,
      `${PROJECT}tests/support/asking_site.ts`,
      String(port),
    ],
    env: { NO_COLOR: "1", SITE_PASSWORD: "longpassword1" },
  }, [["query", "--csv", "--json", "--data-dir", dataDir, "-"]]);
  const url = `http://127.0.0.1:${port}`;
  const post = (path: string, body: string, signal: AbortSignal | null = null) =>
    fetch(url + path, { method: "POST", body, signal });
  for (let isUp = false; !isUp;) {
    isUp = await post("/task", "none").then((answer) => answer.body?.cancel()).then(
      () => true,
      () => false,
    );
  }
  const statements = () => processesWith("scripts/query.ts", dataDir);
  const stop = async () => {
    child.kill("SIGTERM");
    await child.status;
  };
  return {
    dataDir,
    post,
    stop,
    /** The id of the process that runs a statement, as soon as there are so many. */
    async statement(count = 1): Promise<number> {
      for (;;) {
        const found = await statements();
        if (found.length >= count && found[0] !== undefined) return found[0];
      }
    },
    /** Waits until no statement runs. */
    async noStatements(): Promise<void> {
      while ((await statements()).length > 0);
    },
    /** The same, until the launcher has seen their ends and takes two again. */
    async idle(): Promise<void> {
      while ((await statements()).length > 0);
      const isTaken = async () => (await (await post("/rows", "select 1")).json()).kind === "rows";
      while (!(await Promise.all([isTaken(), isTaken()])).every((taken) => taken));
    },
    async [Symbol.asyncDispose]() {
      await stop().catch(() => {});
      await Deno.remove(dataDir, { recursive: true });
    },
  };
}
