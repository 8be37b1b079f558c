import assert from "node:assert/strict";
import { OPEN_PROVIDERS, type ProviderName } from "../../lib/enrich/provider_names.ts";
import { SETTINGS } from "../../lib/cli/settings.ts";
import { readConfig } from "../../lib/core/read_config.ts";
import { command } from "../../lib/cli/commands.ts";
import { environmentOf, outputOf, ROOT, spawn } from "../support/enrich_spawn.ts";
import {
  heardInOrder,
  makeDatabase,
  makeWorld,
  rowsOf,
  tempFolder,
} from "../support/enrich_world.ts";
import { CLIENT_ID, CLIENT_SECRET, Services } from "../support/services.ts";
import { quotaExceeded } from "../support/services_spotify.ts";

const TOKEN = "token-1";

function json(text: string): Record<string, unknown> {
  const value: unknown = JSON.parse(text);
  assert.ok(typeof value === "object" && value !== null);
  return Object.fromEntries(Object.entries(value));
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

Deno.test("enrich: keys that Spotify repeats, as they are or as the header has them, are taken out", async () => {
  const world = makeWorld(2, 1);
  await using services = new Services({ world });
  const basic = new TextEncoder().encode(`${CLIENT_ID}:${CLIENT_SECRET}`).toBase64();
  const description = `secret ${CLIENT_SECRET} in Authorization: Basic ${basic}`;
  services.fault = ({ service }) =>
    service === "spotify"
      ? Response.json({ error: "x", error_description: description }, { status: 400 })
      : undefined;
  const dataDir = await makeDatabase(heardInOrder(world));
  const { code, stdout, stderr } = await outputOf(spawn(environmentOf(services, dataDir)));
  assert.equal(code, 1);
  assert.match(stderr, /secret … in Authorization: Basic …/);
  for (const secret of [CLIENT_SECRET, CLIENT_ID, basic.slice(0, 20)]) {
    assert.ok(!`${stdout}${stderr}`.includes(secret));
  }
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
  assert.doesNotMatch(second.stdout, /predicted/);
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
    [["--providers", "lastfm"], /spotify, listenbrainz, reccobeats, wikidata, musicbrainz/],
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

Deno.test("enrich: it may reach the hosts of the providers in use, and no others", async () => {
  const config = await readConfig(SETTINGS);
  const hosts = (providers: readonly ProviderName[], listenbrainzToken = "") => {
    const settings = {
      ...config.settings,
      enrichProviders: providers,
      listenbrainzToken,
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
  const named = ["api.listenbrainz.org:443", "labs.api.listenbrainz.org:443"];
  assert.deepEqual(hosts(["listenbrainz"]), named);
  assert.deepEqual(hosts(["listenbrainz"], "a token"), ["api.listenbrainz.org:443"]);
  assert.deepEqual(hosts(["reccobeats"]), ["api.reccobeats.com:443"]);
  assert.deepEqual(hosts(OPEN_PROVIDERS), [
    ...named,
    "musicbrainz.org:443",
    "query.wikidata.org:443",
  ]);
  const pipeline = (enrich: boolean) =>
    command("pipeline").permissions({ ...config, settings: { ...config.settings, enrich } }).net;
  assert.deepEqual(pipeline(false), []);
});

Deno.test("pipeline: ENRICH=true ingests, then enriches", async () => {
  const world = makeWorld(2, 1);
  await using services = new Services({ world });
  const dataDir = tempFolder();
  const records = heardInOrder(world).map(({ uri, artist, title, msEach }) => ({
    ts: "2024-01-01T12:00:00Z",
    ms_played: msEach,
    master_metadata_track_name: title,
    master_metadata_album_artist_name: artist,
    spotify_track_uri: uri,
  }));
  const raw = tempFolder();
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
