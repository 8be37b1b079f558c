import assert from "node:assert/strict";
import { heardInOrder, makeDatabase, makeWorld, rowsOf } from "../support/enrich_world.ts";
import { JumpingClock, NOON, run } from "../support/enrich_run.ts";
import { Services } from "../support/services.ts";
import { spotifyError } from "../support/services_spotify.ts";

const DAY_MS = 24 * 3_600_000;

Deno.test("spotify: batches of 50 for tracks, then artists by the ids the tracks named", async () => {
  const world = makeWorld(120, 60);
  await using services = new Services({ world });
  const dataDir = await makeDatabase(heardInOrder(world));
  const result = await run(services, dataDir);
  assert.deepEqual(services.asked("tracks").map((ids) => ids.length), [50, 50, 20]);
  assert.deepEqual(services.asked("tracks").flat(), world.tracks.map(({ id }) => id));
  assert.deepEqual(services.asked("artists").flat(), world.artists.map(({ id }) => id));
  assert.deepEqual(result.requests, { spotify: 1 + 3 + 2 });
  assert.equal(result.mode, "batch");
  assert.deepEqual(result.tracks, { wanted: 120, fetched: 120, missing: 0, remaining: 0 });
  assert.deepEqual(result.artists, { wanted: 60, fetched: 60, missing: 0, remaining: 0 });
  assert.equal(result.coverage.hours_pct, 100);
  assert.equal(result.plans[0]?.requests["spotify"], 6);
  assert.deepEqual(services.violations, []);
  const [track] = await rowsOf(dataDir, "from tracks order by spotify_track_uri limit 1");
  assert.deepEqual({ ...track, enriched_at: null }, {
    spotify_track_uri: `spotify:track:${world.tracks[0]?.id}`,
    track_name: "Title 0",
    primary_artist_name: "Artist 0",
    primary_artist_id: world.artists[0]?.id,
    album_name: "Album of Title 0",
    album_id: "B000000000000000000000",
    album_image_url: `https://i.example.org/${world.tracks[0]?.id}/300`,
    release_date: "1998",
    release_year: 1998,
    release_decade: "1990s",
    popularity: 42,
    duration_ms: "200000",
    explicit: false,
    isrc: "CAA012312345",
    musicbrainz_recording_id: null,
    provider: "spotify",
    enriched_at: null,
  });
  const mappings = await rowsOf(
    dataDir,
    "select subgenre, broad_genre from genre_mappings order by 1",
  );
  assert.deepEqual(mappings.map(({ broad_genre }) => broad_genre), [
    "Indie",
    "Jazz",
    "Asian Pop",
    "Indie",
    "House & Techno",
  ]);
});

Deno.test("spotify: 10,000 tracks and 5,000 artists take 301 calls in batches", async () => {
  const world = makeWorld(10_000, 5_000);
  await using services = new Services({ world });
  const result = await run(services, await makeDatabase(heardInOrder(world)), { isDryRun: true });
  const [batch, single] = result.plans;
  assert.equal(batch?.requests["spotify"], 1 + 200 + 100);
  assert.equal(single?.requests["spotify"], 1 + 1 + 10_000 + 5_000);
  assert.equal(single?.days, 26);
  assert.equal(services.calls.length, 0);
});

Deno.test("spotify: without batches, tracks by listening, then artists; remembered a week", async () => {
  const world = makeWorld(12, 5);
  await using services = new Services({ world, mode: "single" });
  const dataDir = await makeDatabase(heardInOrder(world).toReversed());
  const clock = new JumpingClock();
  const first = await run(services, dataDir, { clock, limit: 7 });
  assert.equal(first.mode, "single");
  assert.deepEqual(first.requests, { spotify: 7 });
  // The sign-in, one try of a batch, then the five most-listened tracks.
  assert.deepEqual(
    services.asked("tracks").slice(1).flat(),
    world.tracks.slice(0, 5).map((t) => t.id),
  );
  const plan = first.plans.find(({ mode }) => mode === "single");
  assert.equal(plan?.tracks.hours_pct, first.coverage.hours_pct);

  services.calls.length = 0;
  const second = await run(services, dataDir, { clock });
  assert.deepEqual(services.asked("tracks").flat(), world.tracks.slice(5).map((t) => t.id));
  assert.deepEqual(services.asked("artists").flat(), world.artists.map((a) => a.id));
  assert.equal(second.tracks.remaining + second.artists.remaining, 0);

  services.calls.length = 0;
  assert.deepEqual((await run(services, dataDir, { clock })).requests, { spotify: 0 });
  clock.pass(8 * DAY_MS);
  await run(services, dataDir, { clock, refreshBefore: NOON + DAY_MS, limit: 2 });
  assert.deepEqual(
    services.asked("tracks").map((ids) => ids.length),
    [12],
    "a batch is tried again",
  );
  assert.deepEqual(services.violations, []);
});

for (const status of [403, 404, 410]) {
  Deno.test(`spotify: ${status} for a batch means one by one`, async () => {
    const world = makeWorld(3, 1);
    await using services = new Services({ world, mode: "single" });
    services.fault = ({ path }) => path === "/tracks" ? new Response(null, { status }) : undefined;
    const result = await run(services, await makeDatabase(heardInOrder(world)));
    assert.equal(result.mode, "single");
    assert.equal(result.tracks.fetched, 3);
  });
}

Deno.test("spotify: only artists asks one track for each unknown artist", async () => {
  const world = makeWorld(40, 4);
  await using services = new Services({ world, mode: "single" });
  const dataDir = await makeDatabase(heardInOrder(world));
  const result = await run(services, dataDir, { only: "artists" });
  assert.deepEqual(
    services.asked("tracks").slice(1).flat(),
    world.tracks.slice(0, 4).map((t) => t.id),
  );
  assert.equal(result.artists.fetched, 4);
  assert.equal(result.tracks.wanted, 0);
});

Deno.test("spotify: a new token once on 401", async () => {
  const world = makeWorld(120, 1);
  await using services = new Services({ world });
  services.fault = (_, count) => {
    if (count === 3) services.token = "token-2";
    return undefined;
  };
  const result = await run(services, await makeDatabase(heardInOrder(world)));
  assert.equal(services.of("accounts").length, 2);
  assert.equal(result.tracks.fetched, 120);
});

Deno.test("spotify: a token that is never taken ends the run", async () => {
  const world = makeWorld(120, 1);
  await using services = new Services({ world });
  services.fault = ({ service }) => service === "spotify" ? spotifyError(401, "No") : undefined;
  const dataDir = await makeDatabase(heardInOrder(world));
  await assert.rejects(run(services, dataDir), { code: "service-refused" });
  assert.equal(services.calls.length, 4);
});

Deno.test("spotify: null in a batch and 404 are missing, and not asked again", async () => {
  for (const mode of ["batch", "single"] as const) {
    const world = makeWorld(6, 2);
    const known = {
      ...world,
      tracks: world.tracks.slice(0, 5),
      artists: world.artists.slice(0, 1),
    };
    await using services = new Services({ world: known, mode });
    const dataDir = await makeDatabase(heardInOrder(world));
    const result = await run(services, dataDir);
    assert.deepEqual(result.tracks, { wanted: 6, fetched: 5, missing: 1, remaining: 0 });
    assert.deepEqual(result.artists, { wanted: 2, fetched: 1, missing: 1, remaining: 0 });
    assert.deepEqual((await run(services, dataDir)).requests, { spotify: 0 });
  }
});

Deno.test("spotify: local files are never asked for, ids that are none are missing", async () => {
  const world = makeWorld(2, 1);
  await using services = new Services({ world });
  const local = { artist: "Artist 0", title: "Demo", plays: 3, msEach: 900_000 };
  const dataDir = await makeDatabase([
    ...heardInOrder(world),
    { ...local, uri: "spotify:local:Artist:Album:Demo:200" },
    { ...local, uri: "spotify:track:short" },
    { ...local, uri: "spotify:episode:4rOoJ6Egrf8K2IrywzwOMk" },
  ]);
  const result = await run(services, dataDir);
  assert.deepEqual(result.tracks, { wanted: 3, fetched: 2, missing: 1, remaining: 0 });
  assert.ok(!services.calls.some(({ query }) => String(query).includes("local")));
});

Deno.test("spotify: absent, empty and present genres are three answers", async () => {
  const world = makeWorld(3, 3);
  await using services = new Services({ world });
  services.fault = (call) =>
    call.path !== "/artists" ? undefined : Response.json({
      artists: [
        { id: world.artists[0]?.id, name: "Artist 0" },
        { id: world.artists[1]?.id, name: "Artist 1", genres: [] },
        {
          id: world.artists[2]?.id,
          name: "Artist 2",
          genres: ["Doom Metal", "doom metal", "drone"],
        },
      ],
    });
  const dataDir = await makeDatabase(heardInOrder(world));
  await run(services, dataDir);
  const rows = await rowsOf(dataDir, "select genres from artists order by artist_name");
  assert.deepEqual(rows.map(({ genres }) => genres), [null, "", "doom metal, drone"]);
});

Deno.test("spotify: --market is sent for tracks and searches only when given", async () => {
  const world = makeWorld(1, 1);
  await using services = new Services({ world });
  await run(services, await makeDatabase(heardInOrder(world)), { market: "CA" });
  assert.deepEqual(services.of("spotify").map(({ query }) => query.get("market")), ["CA", null]);
  assert.deepEqual(services.violations, []);
});
