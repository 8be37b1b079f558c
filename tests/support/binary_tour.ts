/** A tour through every subcommand of the single binary, in an empty folder of its own. */
import assert from "node:assert/strict";
import { SUBCOMMANDS } from "../../lib/cli/binary/subcommands.ts";
import { linesOf } from "./run_task.ts";
import { listTree, writeTree } from "./folders.ts";
import { history } from "./records.ts";

/** The program with the words that come before its subcommand. */
export type Program = readonly [path: string, ...args: string[]];

const ENVIRONMENT: Readonly<Record<string, string>> = {
  NO_COLOR: "1",
  LOCAL_TIMEZONE: "Europe/Berlin",
  // The tests themselves may be run by npx, by which the program would call itself.
  npm_command: "",
};

/** Runs every subcommand as someone would who has just the binary and an export. */
export async function tour(program: Program, folder: string, test: Deno.TestContext) {
  const run = (args: readonly string[], input = "") => runIn(folder, program, args, input);

  await test.step("it says what it is and what it can", async () => {
    assert.match((await run(["--version"])).stdout, /^tonearm \d+\.\d+\.\d+\n$/);
    const { stdout } = await run(["--help"]);
    for (const name of Object.keys(SUBCOMMANDS)) {
      assert.match(stdout, new RegExp(`^  ${name} `, "m"));
      const help = await run([name, "--help"]);
      assert.equal(help.code, 0, help.stderr);
      assert.match(help.stdout, new RegExp(`^  tonearm ${name}`, "m"));
      assert.doesNotMatch(help.stdout, /deno task/);
    }
  });

  await test.step("a word it does not know ends with 2 and the nearest one", async () => {
    const { code, stderr } = await run(["pipline"]);
    assert.equal(code, 2);
    assert.match(stderr, /did you mean pipeline\?/);
  });

  await test.step("the empty folder: what is missing is said in its own words", async () => {
    const { code, stdout } = await run(["doctor"]);
    assert.equal(code, 1);
    assert.match(stdout, /ok +DuckDB/);
    assert.match(stdout, /tonearm pipeline/);
    assert.equal((await run(["pipeline"])).code, 2);
    assert.equal((await run(["query", "select 1"])).code, 2);
    await withServer(folder, program, ["serve", "--port", "0", "--json"], async (url) => {
      const answer = await fetch(url, { redirect: "manual" });
      const page = await answer.text();
      // Where a launcher can be asked, the site takes the export itself.
      if (answer.status === 303) assert.match(await textOf(`${url}add`), /Drop the ZIP/);
      else assert.match(page, /tonearm pipeline/);
      const api = await textOf(`${url}api/summary`, 503);
      assert.match(api, /tonearm pipeline/);
      assert.doesNotMatch(page + api, /deno task/);
    });
  });

  await test.step("pipeline, ingest, query, export", async () => {
    await writeTree(folder, { "data_raw/Streaming_History_Audio_0.json": history(50) });
    const pipeline = await run(["pipeline", "--json"]);
    assert.equal(pipeline.code, 0, pipeline.stderr);
    assert.equal(JSON.parse(pipeline.stdout).ingest.plays, 40);
    assert.equal((await run(["ingest", "--quiet"])).code, 0);
    const { stdout } = await run(["query", "--json", "select count(*)::integer as n from plays"]);
    assert.deepEqual(JSON.parse(stdout), [{ n: 40 }]);
    assert.equal((await run(["rules", "add", "--private"])).code, 0);
    const { rules } = JSON.parse((await run(["rules", "--json"])).stdout);
    assert.equal(rules.length, 1);
    assert.equal((await run(["rules", "remove", "--rule", "1"])).code, 0);
    assert.equal((await run(["export", "--json"])).code, 0);
    assert.ok((await listTree(`${folder}/data/export`)).length > 10);
  });

  await test.step("enrich and sync say what they need", async () => {
    const enrich = await run(["enrich", "--json"]);
    assert.equal(JSON.parse(enrich.stdout).error.code, "no-credentials");
    const sync = await run(["sync", "--json"]);
    assert.equal(JSON.parse(sync.stdout).error.code, "no-postgres-url");
  });

  await test.step("hash-password", async () => {
    const { stdout } = await run(["hash-password", "--json"], "a long password\n");
    assert.match(stdout, /scrypt:/);
  });

  await test.step("serve: pages, what browsers load, and the API", async () => {
    await withServer(folder, program, ["serve", "--port", "0", "--json"], async (url) => {
      const html = await textOf(url);
      assert.match(html, /March 2022/);
      const script = /\/_fresh\/js\/[\w/-]+\.js/.exec(html)?.[0] ?? "";
      assert.notEqual(script, "");
      await textOf(new URL(script, url).href);
      assert.match(await textOf(`${url}favicon.svg`), /^<svg/);
      const font = /\/fonts\/[\w-]+\.woff2[^"]*/.exec(html)?.[0] ?? "";
      assert.notEqual(await textOf(new URL(font, url).href), "");
      const answer = JSON.parse(await textOf(`${url}api/summary`));
      assert.equal(answer.data.total_plays, 40);
    });
  });

  await test.step("alone, with the export that Spotify sent: it is read, then shown", async () => {
    const elsewhere = `${folder}/downloads`;
    await writeTree(elsewhere, { "my data.json": history(50) });
    const words = ["my data.json", "--port", "0"];
    await withServer(elsewhere, program, words, async (url) => {
      assert.equal(JSON.parse(await textOf(`${url}api/summary`)).data.total_plays, 40);
    });
    assert.deepEqual(await listTree(`${elsewhere}/home/Tonearm/data_raw`), ["my data.json"]);
  });

  await test.step("the site takes an export: it is read beside it, and shown", async () => {
    const elsewhere = `${folder}/adding`;
    await Deno.mkdir(elsewhere);
    await withServer(elsewhere, program, ["--port", "0"], async (url) => {
      const form = new FormData();
      form.append("zone", "Asia/Tokyo");
      form.append("files", new File([JSON.stringify(history(50))], "my data.json"));
      const headers = { "sec-fetch-site": "same-origin", accept: "application/json" };
      const sent = await fetch(`${url}add`, { method: "POST", body: form, headers });
      assert.deepEqual(await sent.json(), {});
      let kind = "running";
      while (kind === "running") {
        kind = JSON.parse(await textOf(`${url}add/state`)).progress.kind;
        await new Promise((resolve) => setTimeout(resolve, 50)); // asks again, as the page does
      }
      assert.equal(kind, "done");
      assert.equal(JSON.parse(await textOf(`${url}api/summary`)).data.total_plays, 40);
      const asked = await fetch(`${url}sql`, {
        method: "POST",
        body: new URLSearchParams({ sql: "select 2 * count(*) as n from plays" }),
        headers: { "sec-fetch-site": "same-origin", origin: new URL(url).origin },
      });
      assert.match(await asked.text(), />80</);
    });
    const files = await listTree(`${elsewhere}/home/Tonearm/data_raw`);
    assert.deepEqual(files, ["timezones.json", "uploads/", "uploads/my data.json"]);
  });

  await test.step("demo: makes its data, then serves it", async () => {
    const args = ["demo", "--plays", "300", "--years", "1", "--port", "0"];
    await withServer(folder, program, args, async (url) => {
      assert.equal(JSON.parse(await textOf(`${url}api/summary`)).data.total_plays, 300);
    });
  });
}

async function runIn(folder: string, program: Program, args: readonly string[], input: string) {
  const child = spawn(folder, program, args);
  const writer = child.stdin.getWriter();
  await writer.write(new TextEncoder().encode(input)).catch(() => {}); // it may not want to know
  await writer.close().catch(() => {});
  const [{ code }, stdout, stderr] = await Promise.all([
    child.status,
    new Response(child.stdout).text(),
    new Response(child.stderr).text(),
  ]);
  return { code, stdout, stderr };
}

/** Starts a site, waits for its address on either stream, and ends it as Ctrl-C does. */
export async function withServer(
  folder: string,
  program: Program,
  args: readonly string[],
  visit: (url: string) => Promise<void>,
  environment: Readonly<Record<string, string>> = ENVIRONMENT,
  ending: Deno.Signal = "SIGINT",
): Promise<void> {
  const child = spawn(folder, program, args, environment);
  const said = [addressIn(child.stdout), addressIn(child.stderr)];
  try {
    await child.stdin.close();
    await visit(await Promise.any(said.map(({ address }) => address)));
  } finally {
    child.kill(ending);
    const [{ code }] = await Promise.all([child.status, ...said.map(({ ended }) => ended)]);
    // Windows has no signals: there a program is cut off.
    if (Deno.build.os !== "windows") assert.equal(code, 0);
  }
}

function spawn(
  folder: string,
  [path, ...words]: Program,
  args: readonly string[],
  environment = ENVIRONMENT,
) {
  return new Deno.Command(path, {
    args: [...words, ...args],
    cwd: folder,
    env: { HOME: `${folder}/home`, USERPROFILE: `${folder}/home`, ...environment },
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
}

function addressIn(stream: ReadableStream<Uint8Array<ArrayBuffer>>) {
  const { promise: address, resolve, reject } = Promise.withResolvers<string>();
  const read = async () => {
    for await (const line of linesOf(stream)) {
      const url = /http:\/\/127\.0\.0\.1:\d+\//.exec(line)?.[0];
      if (url !== undefined) resolve(url);
    }
    reject(new Error("it ended without an address"));
  };
  return { address, ended: read() };
}

export async function textOf(url: string, status = 200): Promise<string> {
  const response = await fetch(url);
  assert.equal(response.status, status, url);
  return await response.text();
}
