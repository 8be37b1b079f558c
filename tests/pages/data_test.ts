/** The receipt and the console: status, content type, body. */
import assert from "node:assert/strict";
import { SETTINGS } from "../../lib/cli/settings.ts";
import { readConfig } from "../../lib/core/read_config.ts";
import { useSettings } from "../../lib/server/app/site_settings.ts";
import { makeHistory, writeHistory } from "../support/history.ts";
import { ask, readable, testsOn, withData } from "../support/site.ts";

const EMPTY = { plays: [], setAside: [], artists: [], tracks: [], broad: new Map() };
const number = (value: number) => value.toLocaleString("en-GB");

async function expectPage(path: string, status: number, init?: RequestInit): Promise<string> {
  const response = await ask(path, init);
  assert.equal(response.status, status, path);
  assert.match(response.headers.get("content-type") ?? "", /^text\/html/);
  return await response.text();
}

{
  const history = makeHistory(600);
  const test = testsOn("/data", history);

  test("every record is on the receipt, and its last line balances", async () => {
    const text = readable(await expectPage("/data", 200));
    const records = history.plays.length + history.setAside.length;
    assert.ok(text.includes(`${number(records)} records, every one accounted for`));
    assert.ok(text.includes(`Plays ${number(history.plays.length)}`));
    for (const [reason, name] of [["short", "Too short"], ["podcast", "Podcasts"]] as const) {
      const count = history.setAside.filter((row) => row.reason === reason).length;
      assert.ok(text.includes(`${name} ${number(count)}`), name);
    }
    assert.ok(text.includes(`Total ${number(records)} It balances.`));
  });

  test("rejected records are listed with file, position and reason", async () => {
    const text = readable(await expectPage("/data", 200));
    assert.match(text, /no time 7 a\.json/);
  });

  test("what ingest found worth knowing comes first, as it was said", async () => {
    const html = await expectPage("/data", 200);
    assert.ok(
      html.includes("2 &lt;videos> &amp; more.") || html.includes("2 &lt;videos&gt; &amp; more."),
    );
    const text = readable(html);
    assert.match(text, /Worth knowing 2 things to know about this data Music videos/);
    assert.match(text, /of-another-version Something else\./);
    assert.ok(text.indexOf("Worth knowing") < text.indexOf("Where it came from"));
  });

  test("coverage is the API's, and names the command that raises it", async () => {
    const html = await expectPage("/data", 200);
    const { data } = await (await ask("/api/coverage")).json();
    for (const { hours_share } of data) {
      assert.ok(readable(html).includes(`${Math.round(hours_share * 100)} %`));
    }
    assert.match(html, /deno task enrich/);
  });

  test("the console and the exports are named where they can be used", async () => {
    const text = readable(await expectPage("/data", 200));
    const html = await expectPage("/data", 200);
    assert.match(html, /href="\/sql"/);
    for (const format of ["Parquet", "CSV", "JSON"]) assert.ok(text.includes(`as ${format}`));
    assert.match(text, /deno task export --format csv/);
  });

  test("every question has its definition", async () => {
    const text = readable(await expectPage("/data", 200));
    const { paths } = await (await ask("/api/openapi.json")).json();
    for (
      const [path, { get: { summary } }] of Object.entries<{ get: { summary: string } }>(paths)
    ) {
      if (["/api/health", "/api/ready"].includes(path)) continue;
      const said = readable(escaped(summary)).replaceAll("`", "");
      assert.ok(text.includes(said), path);
    }
  });

  test("what it does not take is a 400", async () => {
    await expectPage("/data?nonsense=1", 400);
  });
}

Deno.test("/data of a database that holds nothing", async () => {
  await using _ = await withData(EMPTY);
  const text = readable(await expectPage("/data", 200));
  assert.match(text, /No records yet/);
  assert.match(text, /Nothing is known beyond names yet/);
  assert.doesNotMatch(text, /NaN|Infinity|undefined/);
});

Deno.test("/sql", async (test) => {
  const dataDir = await Deno.makeTempDir();
  const { settings } = await readConfig(SETTINGS);
  const local = { ...settings, dataDir, host: "127.0.0.1", postgresUrl: "" };
  await writeHistory(`${dataDir}/spotify.duckdb`, makeHistory(60));
  await using _ = await withData(null);
  useSettings(local);
  const own = { origin: "http://localhost", "sec-fetch-site": "same-origin" };
  const send = (sql: string, headers: Record<string, string> = own, as = ""): RequestInit => {
    const body = new URLSearchParams({ sql, as }).toString();
    const form = "application/x-www-form-urlencoded";
    const described = { "content-type": form, "content-length": String(body.length) };
    return { method: "POST", headers: { ...described, ...headers }, body };
  };

  await test.step("answers a statement that reads", async () => {
    const text = readable(await expectPage("/sql", 200, send("select 40 + 2 as answer")));
    assert.match(text, /1 row in .* answer 42/);
  });

  await test.step("answers as CSV", async () => {
    const response = await ask("/sql", send("select 1 as one", undefined, "csv"));
    assert.equal(response.status, 200);
    assert.match(response.headers.get("content-type") ?? "", /^text\/csv/);
    assert.equal(await response.text(), "one\r\n1\r\n");
  });

  await test.step("refuses to write, to leave the database, and says what is wrong", async () => {
    for (
      const [sql, said] of [
        ["drop table plays", /is refused/],
        ["select * from read_text('/etc/hostname')", /reaches beyond the database/],
        ["select nothing", /nothing/],
        ["select 1; select 2", /2 statements/],
      ] as const
    ) assert.match(readable(await expectPage("/sql", 400, send(sql))), said, sql);
  });

  await test.step("runs nothing that another site sent", async () => {
    const body = "select 1 as smuggled";
    for (
      const headers of [
        { origin: "http://evil.example" },
        { origin: "null" },
        { origin: "http://localhost", "sec-fetch-site": "cross-site" },
      ]
    ) {
      const response = await ask("/sql", send(body, headers));
      assert.equal(response.status, 403, JSON.stringify(headers));
      assert.doesNotMatch(await response.text(), /smuggled/);
    }
  });

  await test.step("is closed to other names, other machines, and over Postgres", async () => {
    const { handler } = await import("../support/site.ts");
    const rebound = await handler(new Request("http://evil.example/sql"));
    assert.equal(rebound.status, 421);
    await rebound.body?.cancel();
    useSettings({ ...local, host: "0.0.0.0" });
    await expectPage("/sql", 403);
    useSettings({ ...local, postgresUrl: "postgres://db/x" });
    assert.match(await expectPage("/sql", 403, send("select 1")), /Only on your own machine/);
  });

  useSettings(settings);
  await Deno.remove(dataDir, { recursive: true });
});

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
