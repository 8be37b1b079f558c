import assert from "node:assert/strict";
import { heardInOrder, id, makeDatabase, makeWorld, rowsOf } from "../support/enrich_world.ts";
import { JumpingClock, run } from "../support/enrich_run.ts";
import { Services } from "../support/services.ts";

const world = makeWorld(90, 30);

Deno.test("reccobeats: tracks, artists' ids and features, 40 a request, matched by href", async () => {
  const known = { ...world, tracks: world.tracks.slice(0, 80) };
  await using services = new Services({ world: known });
  const dataDir = await makeDatabase(heardInOrder(world));
  const result = await run(services, dataDir, { providers: "reccobeats" });
  assert.deepEqual(result.requests, { reccobeats: 3 + 3 });
  assert.deepEqual(result.tracks, { wanted: 90, fetched: 80, missing: 10, remaining: 0 });
  assert.deepEqual(result.features, { wanted: 90, fetched: 80, missing: 10, remaining: 0 });
  assert.equal(result.mode, null);
  assert.equal(services.of("spotify").length + services.of("accounts").length, 0);
  assert.deepEqual(services.violations, []);
  const [track] = await rowsOf(
    dataDir,
    "select track_name, primary_artist_id, isrc, popularity, provider from tracks order by spotify_track_uri",
  );
  assert.deepEqual(track, {
    track_name: "Title 0",
    primary_artist_id: id("A", 0),
    isrc: "CAR012312345",
    popularity: 37,
    provider: "reccobeats",
  });
  const [sound] = await rowsOf(dataDir, "select energy, key, mode, tempo from audio_features");
  assert.deepEqual(sound, { energy: 0.9, key: 7, mode: 1, tempo: 121.3 });
  assert.deepEqual((await run(services, dataDir, { providers: "reccobeats" })).requests, {
    reccobeats: 0,
  });
});

Deno.test("wikidata: genres of artists whose ids tracks told, without the word music", async () => {
  await using services = new Services({ world });
  const dataDir = await makeDatabase(heardInOrder(world));
  const result = await run(services, dataDir, { providers: "reccobeats,wikidata" });
  assert.equal(result.requests["wikidata"], 1);
  assert.deepEqual(result.artists, { wanted: 30, fetched: 20, missing: 10, remaining: 0 });
  const rows = await rowsOf(dataDir, "select artist_name, genres, provider from artists");
  const byName = new Map(rows.map((row) => [row["artist_name"], row]));
  assert.equal(byName.get("Artist 0")?.["genres"], "indie rock, shoegaze");
  assert.equal(byName.get("Artist 0")?.["provider"], "reccobeats,wikidata");
  assert.equal(byName.get("Artist 7")?.["genres"], "", "known to have none");
  assert.equal(byName.get("Artist 2")?.["genres"], null, "not known");
  assert.deepEqual(services.violations, []);
});

Deno.test("musicbrainz: addresses, genres and years in bulk, one call a second", async () => {
  await using services = new Services({ world: makeWorld(8, 8) });
  const dataDir = await makeDatabase(heardInOrder(services.world));
  const clock = new JumpingClock();
  await run(services, dataDir, { providers: "reccobeats", clock });
  clock.waits.length = 0;
  const result = await run(services, dataDir, { providers: "musicbrainz", clock });
  assert.deepEqual(result.requests, { musicbrainz: 1 + 1 + 1 });
  assert.ok(clock.waits.length === 2 && clock.waits.every((ms) => ms > 1_000));
  assert.deepEqual(services.violations, []);
  const [row] = await rowsOf(dataDir, "select genres from artists where artist_name = 'Artist 0'");
  assert.equal(row?.["genres"], "indie rock, shoegaze", "tags that are no genres are left out");
  const again = await run(services, dataDir, { providers: "musicbrainz", clock });
  assert.deepEqual(again.requests, { musicbrainz: 0 });
});

Deno.test("musicbrainz: where the search does not take many ids, one by one", async () => {
  await using services = new Services({ world: makeWorld(8, 8) });
  const dataDir = await makeDatabase(heardInOrder(services.world));
  services.fault = ({ service, query }) =>
    service === "musicbrainz" && query.get("query")?.includes(" OR ")
      ? Response.json({ error: "query too complex" }, { status: 400 })
      : undefined;
  await run(services, dataDir, { providers: "reccobeats" });
  const result = await run(services, dataDir, { providers: "musicbrainz", only: "artists" });
  assert.deepEqual(result.requests, { musicbrainz: 1 + 1 + 4 });
  assert.deepEqual(result.artists, { wanted: 8, fetched: 4, missing: 4, remaining: 0 });
  assert.deepEqual(services.violations, []);
});

Deno.test("musicbrainz: the first release is the year where nobody else has one", async () => {
  await using services = new Services({ world: makeWorld(3, 1) });
  const dataDir = await makeDatabase(heardInOrder(services.world));
  await run(services, dataDir, { providers: "spotify,reccobeats,musicbrainz" });
  const spotify = await rowsOf(dataDir, "select distinct release_year from tracks");
  assert.deepEqual(spotify, [{ release_year: 1998 }]);
  assert.equal(services.of("musicbrainz").filter(({ path }) => path === "/recording").length, 0);
});

Deno.test("musicbrainz: ISRCs of tracks that have none", async () => {
  await using services = new Services({ world: makeWorld(3, 1) });
  const dataDir = await makeDatabase(heardInOrder(services.world));
  services.fault = (call) => {
    if (call.path !== "/tracks") return undefined;
    const tracks = services.world.tracks.map(({ id, title }) => ({ id, name: title, artists: [] }));
    return Response.json({ tracks });
  };
  await run(services, dataDir, { providers: "spotify,musicbrainz", only: "tracks" });
  const rows = await rowsOf(
    dataDir,
    "select isrc, provider from tracks order by spotify_track_uri",
  );
  assert.deepEqual(rows, [
    { isrc: "CAM012312345", provider: "spotify,musicbrainz" },
    { isrc: null, provider: "spotify" },
    { isrc: "CAM012312345", provider: "spotify,musicbrainz" },
  ]);
});

Deno.test("providers: the first in order wins, whoever comes first in time; gaps are filled", async () => {
  const small = makeWorld(3, 1);
  await using services = new Services({ world: small, mode: "single" });
  const dataDir = await makeDatabase(heardInOrder(small));
  const both = { providers: "spotify,reccobeats" };
  await run(services, dataDir, { providers: "reccobeats" });
  await run(services, dataDir, both);
  const columns = "isrc, popularity, duration_ms, release_year, provider";
  const first = await rowsOf(dataDir, `select distinct ${columns} from tracks`);
  assert.deepEqual(first, [{
    isrc: "CAA012312345",
    popularity: 37,
    duration_ms: "200000",
    release_year: 1998,
    provider: "reccobeats,spotify",
  }]);
  // The other order: what ReccoBeats has stays, an emptier answer takes nothing away.
  await run(services, dataDir, {
    providers: "reccobeats,spotify",
    refreshBefore: Infinity,
    limit: 8,
  });
  const [row] = await rowsOf(dataDir, `select ${columns} from tracks limit 1`);
  assert.equal(row?.["isrc"], "CAR012312345");
  assert.equal(row?.["release_year"], 1998);
});

Deno.test("providers: without credentials and with another provider Spotify is left out", async () => {
  await using services = new Services({ world: makeWorld(2, 1) });
  const { SPOTIFY_CLIENT_SECRET: _, ...environment } = services.environment;
  const { resolveSettings } = await import("../../lib/core/config.ts");
  const { SETTINGS } = await import("../../lib/cli/settings.ts");
  const { providersInUse } = await import("../../lib/enrich/use.ts");
  const settingsOf = (ENRICH_PROVIDERS: string) =>
    resolveSettings(SETTINGS, { environment: { ...environment, ENRICH_PROVIDERS } })
      .settings;
  const named = providersInUse(settingsOf("spotify,wikidata"), { now: Date.now });
  assert.deepEqual(named.map(({ name }) => name), ["wikidata"]);
  assert.throws(() => providersInUse(settingsOf("spotify"), { now: Date.now }), {
    code: "no-credentials",
  });
});
