import assert from "node:assert/strict";
import { readConfig } from "../lib/config.ts";
import { command, permissionFlags } from "../lib/commands.ts";
import { settle } from "../lib/config.ts";
import { heardInOrder, makeDatabase, makeWorld, rowsOf } from "./enrich_world.ts";
import { CLIENT_ID, CLIENT_SECRET, Services } from "./services.ts";
import { quotaExceeded } from "./services_spotify.ts";

const ROOT = new URL("..", import.meta.url).pathname;
const TOKEN = "token-1";

/** The settings of a run of the real command. */
function environmentOf(services: Services, dataDir: string, more: Record<string, string> = {}) {
  return { ...services.environment, DATA_DIR: dataDir, DATA_RAW_DIR: dataDir, ...more };
}

/** Starts the command as its launcher would, with the permissions that its settings give it. */
function spawn(
  environment: Record<string, string>,
  args: readonly string[] = [],
  name: "enrich" | "pipeline" = "enrich",
): Deno.ChildProcess {
  const config = settle({ flags: {}, environment, envLocal: {}, env: {} });
  const { script, permissions } = command(name);
  return new Deno.Command(Deno.execPath(), {
    args: ["run", ...permissionFlags(permissions(config)), script, ...args],
    cwd: ROOT,
    env: environment,
    stdout: "piped",
    stderr: "piped",
  }).spawn();
}

async function outputOf(child: Deno.ChildProcess) {
  const { code, stdout, stderr } = await child.output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return { code, stdout: text(stdout), stderr: text(stderr) };
}

function json(text: string): Record<string, unknown> {
  const value: unknown = JSON.parse(text);
  assert.ok(typeof value === "object" && value !== null);
  return Object.fromEntries(Object.entries(value));
}

Deno.test("enrich: kill -9 in the middle of a write loses at most that answer", async () => {
  const world = makeWorld(8, 2);
  await using services = new Services({ world, mode: "single" });
  const dataDir = await makeDatabase(heardInOrder(world));
  const environment = environmentOf(services, dataDir);
  let child = spawn(environment);
  let killAt = 5;
  services.fault = (call) => {
    if (services.calls.length === killAt) killDuringWrite(child, `${dataDir}/.lock`);
    return services.usual(call);
  };
  await outputOf(child);
  const stored = await rowsOf(dataDir, "from enrichment_state where kind = 'track'");
  assert.ok(stored.length >= 2 && stored.length <= 3, `${stored.length} answers were stored`);
  killAt = services.calls.length + 4;
  child = spawn(environment);
  await outputOf(child);
  killAt = 0;
  child = spawn(environment);
  const { code } = await outputOf(child);
  assert.equal(code, 0);
  const asked = services.asked("tracks").filter((ids) => ids.length === 1).flat();
  assert.ok(asked.length - new Set(asked).size <= 2, "only answers in flight are asked for again");
  assert.deepEqual(await rowsOf(dataDir, "select count(*) as n from tracks"), [{ n: "8" }]);
});

/** Kills a process as soon as it holds the writers' lock, or is gone. */
async function killDuringWrite(child: Deno.ChildProcess, lock: string): Promise<void> {
  let isGone = false;
  const gone = child.status.then(() => isGone = true);
  using file = await Deno.open(lock, { create: true, write: true });
  while (!isGone) {
    if (!await file.tryLock(true)) break;
    await file.unlock();
  }
  if (!isGone) child.kill("SIGKILL");
  await gone;
}

Deno.test("enrich: a wrong secret is told in Spotify's words, with three calls at most", async () => {
  const world = makeWorld(2, 1);
  await using services = new Services({ world });
  const dataDir = await makeDatabase(heardInOrder(world));
  const wrong = "ffffffffffffffffffffffffffffffff";
  const child = spawn(environmentOf(services, dataDir, { SPOTIFY_CLIENT_SECRET: wrong }), [
    "--json",
  ]);
  const { code, stdout, stderr } = await outputOf(child);
  assert.equal(code, 1);
  assert.ok(services.calls.length <= 3);
  assert.match(stderr, /Invalid client secret/);
  assert.match(stderr, /developer\.spotify\.com\/dashboard/);
  assert.match(stdout, /"bad-credentials"/);
  assert.ok(!`${stdout}${stderr}`.includes(wrong));
});

Deno.test("enrich: no Premium has its own message", async () => {
  const world = makeWorld(2, 1);
  await using services = new Services({ world });
  services.fault = ({ service }) =>
    service !== "spotify"
      ? undefined
      : new Response("Active premium subscription required for the owner of the app.", {
        status: 403,
      });
  const dataDir = await makeDatabase(heardInOrder(world));
  const { code, stderr } = await outputOf(spawn(environmentOf(services, dataDir)));
  assert.equal(code, 1);
  assert.match(stderr, /no-premium/);
  assert.match(stderr, /Active premium subscription required/);
  assert.deepEqual(await rowsOf(dataDir, "from enrichment_state"), []);
});

Deno.test("enrich: a used-up quota ends well and says when to come back, twice", async () => {
  const world = makeWorld(3, 1);
  await using services = new Services({ world, mode: "single" });
  services.fault = ({ path }) => path.startsWith("/tracks/") ? quotaExceeded(50_000) : undefined;
  const dataDir = await makeDatabase(heardInOrder(world));
  const first = await outputOf(spawn(environmentOf(services, dataDir), ["--json"]));
  assert.equal(first.code, 0, first.stderr);
  const calls = services.calls.length;
  const second = await outputOf(spawn(environmentOf(services, dataDir)));
  assert.equal(second.code, 0);
  assert.equal(services.calls.length, calls);
  const { resume_at } = json(first.stdout);
  assert.match(second.stdout, new RegExp(`Come back after ${String(resume_at)}`));
});

Deno.test("enrich: secrets are in no output, no list of processes, no database", async () => {
  const world = makeWorld(3, 1);
  await using services = new Services({ world });
  const dataDir = await makeDatabase(heardInOrder(world));
  const seen: string[] = [];
  const launcher = new Deno.Command(Deno.execPath(), {
    args: ["task", "--quiet", "enrich"],
    cwd: ROOT,
    env: environmentOf(services, dataDir),
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  services.fault = async (call) => {
    seen.push(...await commandLines(launcher.pid));
    return services.usual(call);
  };
  const { code, stdout, stderr } = await outputOf(launcher);
  assert.equal(code, 0, stderr);
  const bytes = new TextDecoder("latin1").decode(await Deno.readFile(`${dataDir}/spotify.duckdb`));
  const basic = btoa(`${CLIENT_ID}:${CLIENT_SECRET}`);
  for (const secret of [CLIENT_SECRET, CLIENT_ID, TOKEN, basic]) {
    for (const text of [stdout, stderr, bytes, ...seen]) assert.ok(!text.includes(secret));
  }
  if (Deno.build.os === "linux") {
    assert.ok(seen.some((line) => line.includes("--allow-net=127.0.0.1:")));
  }
});

/** The command lines of a process and of all below it, where the system shows them. */
async function commandLines(pid: number): Promise<string[]> {
  if (Deno.build.os !== "linux") return [];
  const read = (path: string) => Deno.readTextFile(path).catch(() => "");
  const children = (await read(`/proc/${pid}/task/${pid}/children`)).trim().split(/\s+/);
  const below = await Promise.all(
    children.filter((child) => child !== "").map((child) => commandLines(Number(child))),
  );
  return [(await read(`/proc/${pid}/cmdline`)).replaceAll("\0", " "), ...below.flat()];
}

Deno.test("enrich: wrong usage ends with 2 and says what is expected", async () => {
  const world = makeWorld(1, 1);
  await using services = new Services({ world });
  const dataDir = await makeDatabase(heardInOrder(world));
  const cases: [args: string[], says: RegExp][] = [
    [["--only", "albums"], /expected one of tracks, artists, features/],
    [["--providers", "lastfm"], /spotify, reccobeats, wikidata, musicbrainz/],
    [["--refresh-older-than", "soon"], /180d/],
    [["--only", "features"], /reccobeats/],
  ];
  for (const [args, says] of cases) {
    const { code, stderr } = await outputOf(spawn(environmentOf(services, dataDir), args));
    assert.equal(code, 2, stderr);
    assert.match(stderr, says);
  }
  await Deno.writeTextFile(`${dataDir}/genres.json`, '{\n  "emo": "Rcok"\n}');
  const { code, stderr } = await outputOf(spawn(environmentOf(services, dataDir)));
  assert.equal(code, 2);
  assert.match(stderr, /genres\.json, line 2/);
  assert.equal(services.calls.length, 0);
});

Deno.test("enrich: Ctrl-C keeps what was fetched and says so", async () => {
  const world = makeWorld(4, 1);
  await using services = new Services({ world, mode: "single" });
  const dataDir = await makeDatabase(heardInOrder(world));
  const child = spawn(environmentOf(services, dataDir));
  services.fault = (call) => {
    if (services.calls.length === 5) child.kill("SIGINT");
    return services.usual(call);
  };
  const { code, stderr } = await outputOf(child);
  assert.equal(code, 130);
  assert.match(stderr, /What was fetched until now is kept/);
  assert.ok((await rowsOf(dataDir, "from tracks")).length >= 2);
});

Deno.test("enrich: it may reach the hosts of the providers in use, and no others", async () => {
  const config = await readConfig();
  const hosts = (providers: readonly ("spotify" | "reccobeats" | "wikidata" | "musicbrainz")[]) => {
    const settings = {
      ...config.settings,
      enrichProviders: providers,
      spotifyClientId: "a",
      spotifyClientSecret: "b",
    };
    return command("enrich").permissions({ ...config, settings }).net;
  };
  assert.deepEqual(hosts(["spotify"]), ["api.spotify.com:443", "accounts.spotify.com:443"]);
  assert.deepEqual(hosts(["wikidata", "musicbrainz"]), [
    "query.wikidata.org:443",
    "musicbrainz.org:443",
  ]);
  const pipeline = (enrich: boolean) =>
    command("pipeline").permissions({ ...config, settings: { ...config.settings, enrich } }).net;
  assert.deepEqual(pipeline(false), []);
});

Deno.test("pipeline: ENRICH=true ingests, then enriches", async () => {
  const world = makeWorld(2, 1);
  await using services = new Services({ world });
  const dataDir = await Deno.makeTempDir({ prefix: "enrich-" });
  const records = heardInOrder(world).map(({ uri, artist, title, msEach }) => ({
    ts: "2024-01-01T12:00:00Z",
    ms_played: msEach,
    master_metadata_track_name: title,
    master_metadata_album_artist_name: artist,
    spotify_track_uri: uri,
  }));
  const raw = await Deno.makeTempDir({ prefix: "enrich-raw-" });
  await Deno.writeTextFile(`${raw}/Streaming_History_Audio_0.json`, JSON.stringify(records));
  const environment = {
    ...services.environment,
    DATA_DIR: dataDir,
    DATA_RAW_DIR: raw,
    ENRICH: "true",
  };
  const { code, stdout, stderr } = await outputOf(spawn(environment, ["--json"], "pipeline"));
  assert.equal(code, 0, stderr);
  const { ingest, enrich } = json(stdout);
  assert.ok(typeof ingest === "object" && typeof enrich === "object" && enrich !== null);
  assert.deepEqual(Object.entries(enrich).find(([name]) => name === "tracks")?.[1], {
    wanted: 2,
    fetched: 2,
    missing: 0,
    remaining: 0,
  });
});
