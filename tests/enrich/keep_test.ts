import assert from "node:assert/strict";
import { openCopy } from "../../lib/db/duckdb.ts";
import { parseGenreOverrides } from "../../lib/enrich/genre_overrides.ts";
import { ingest } from "../../lib/ingest/ingest.ts";
import { withLock } from "../../lib/core/lock.ts";
import { Progress } from "../../lib/core/progress.ts";
import { zoneSpans } from "../../lib/time/zone_spans.ts";
import {
  type Heard,
  heardInOrder,
  makeDatabase,
  makeWorld,
  rowsOf,
  tempFolder,
  type World,
} from "../support/enrich_world.ts";
import { run } from "../support/enrich_run.ts";
import { Services } from "../support/services.ts";

const progress = new Progress({ silent: true });

Deno.test("search: titles without URI, with a strict match of artist and title", async () => {
  const world = makeWorld(4, 2);
  await using services = new Services({ world, mode: "single" });
  const [most, second] = heardInOrder(world);
  const nameless = (artist: string, title: string, plays: number): Heard => ({
    uri: null,
    artist,
    title,
    plays,
    msEach: 60_000,
  });
  const dataDir = await makeDatabase([
    ...[most, second].flatMap((heard) => heard ?? []),
    nameless("Artist 0", "Title 0", 9), // played with a URI as well: nobody is asked
    nameless("ARTIST 0", "title 2", 5), // the case of letters makes no difference
    nameless("Artist 1", "Title", 4), // only a part of a title
    nameless("Artist 0", "Title 3", 3), // somebody else's
  ]);
  const result = await run(services, dataDir, { only: "tracks" });
  assert.equal(services.of("spotify").filter(({ path }) => path === "/search").length, 3);
  assert.deepEqual(result.tracks, { wanted: 5, fetched: 3, missing: 2, remaining: 0 });
  const links = await rowsOf(dataDir, "from track_links order by track_name");
  assert.deepEqual(links, [
    { artist_name: "Artist 0", track_name: "Title 0", spotify_track_uri: most?.uri },
    {
      artist_name: "ARTIST 0",
      track_name: "title 2",
      spotify_track_uri: `spotify:track:${world.tracks[2]?.id}`,
    },
  ]);
  assert.equal(result.coverage.plays_pct, Math.round(16 / 23 * 10_000) / 100);
  assert.deepEqual(services.violations, []);
  assert.deepEqual((await run(services, dataDir, { only: "tracks" })).requests, { spotify: 0 });
});

Deno.test("enrich: goes on while readers copy the database again and again", async () => {
  const world = makeWorld(12, 3);
  await using services = new Services({ world, mode: "single" });
  const dataDir = await makeDatabase(heardInOrder(world));
  let isRunning = true;
  let copies = 0;
  const read = async () => {
    while (isRunning) {
      const copy = await openCopy(`${dataDir}/spotify.duckdb`).catch(() => undefined);
      copies += copy === undefined ? 0 : 1;
      copy?.close();
    }
  };
  const reading = Promise.all([read(), read()]);
  const result = await run(services, dataDir).finally(() => isRunning = false);
  await reading;
  assert.equal(result.tracks.fetched + result.artists.fetched, 15);
  assert.ok(copies > 0);
});

Deno.test("enrich: waits for another writer, and the file is free between answers", async () => {
  const world = makeWorld(3, 1);
  await using services = new Services({ world, mode: "single" });
  const dataDir = await makeDatabase(heardInOrder(world));
  let writes = 0;
  services.fault = async (call) => {
    await withLock(dataDir, () => Promise.resolve(writes++));
    await rowsOf(dataDir, "from meta");
    return services.usual(call);
  };
  const result = await run(services, dataDir);
  assert.equal(result.tracks.fetched, 3);
  assert.equal(writes, services.calls.length);
});

Deno.test("enrich: two at the same time do not ask twice", async () => {
  const world = makeWorld(2, 1);
  await using services = new Services({ world });
  const dataDir = await makeDatabase(heardInOrder(world));
  let refused = 0;
  services.fault = async (call) => {
    await assert.rejects(run(services, dataDir), { code: "database-busy" });
    refused++;
    return services.usual(call);
  };
  await run(services, dataDir);
  assert.deepEqual([refused, services.calls.length], [3, 3]);
  await assert.rejects(run(services, `${dataDir}/nowhere`), { code: "no-database" });
});

Deno.test("enrich: metadata_version changes when metadata does, and only then", async () => {
  const world = makeWorld(2, 1);
  await using services = new Services({ world });
  const dataDir = await makeDatabase(heardInOrder(world));
  const version = async () =>
    (await rowsOf(dataDir, "select value from meta where key = 'metadata_version'"))[0]?.["value"];
  assert.equal(await version(), undefined);
  await run(services, dataDir);
  const first = await version();
  assert.ok(typeof first === "string" && first.length > 20);
  await run(services, dataDir);
  assert.equal(await version(), first);
  const overrides = parseGenreOverrides('{ "shoegaze": "Rock" }', "genres.json");
  await run(services, dataDir, { overrides });
  assert.notEqual(await version(), first);
  const [mapped] = await rowsOf(dataDir, "from genre_mappings where subgenre = 'shoegaze'");
  assert.deepEqual(mapped, { subgenre: "shoegaze", broad_genre: "Rock", rule: "genres.json" });
});

Deno.test("enrich: ingest keeps all metadata, and what was answered", async () => {
  const world = makeWorld(5, 2);
  const known = { ...world, tracks: world.tracks.slice(0, 4) };
  await using services = new Services({ world: known });
  const dataDir = tempFolder();
  const dataRawDir = tempFolder();
  await Deno.writeTextFile(`${dataRawDir}/Streaming_History_Audio_2024.json`, exportOf(world));
  // Account data has no URI: the title is linked to the one it was played under elsewhere.
  await Deno.writeTextFile(
    `${dataRawDir}/StreamingHistory_music_0.json`,
    JSON.stringify([
      {
        endTime: "2024-02-01 12:00",
        artistName: "Artist 0",
        trackName: "Title 0",
        msPlayed: 60_000,
      },
    ]),
  );
  const read = () =>
    ingest({
      dataRawDir,
      dataDir,
      timezone: "UTC",
      spans: zoneSpans("UTC", []),
      minPlayDurationMs: 30_000,
      now: Date.now(),
      progress,
    });
  await read();
  await run(services, dataDir, { providers: "spotify,reccobeats" });
  const tables = [
    ...["tracks", "artists", "audio_features", "genre_mappings"],
    ...["enrichment_state", "track_links"],
  ];
  const all = async () => {
    const found: unknown[] = [];
    for (const name of tables) found.push(await rowsOf(dataDir, `from ${name} order by all`));
    found.push(await rowsOf(dataDir, "select value from meta where key = 'metadata_version'"));
    return found;
  };
  const before = await all();
  await read();
  assert.deepEqual(await all(), before);
  assert.ok(before.every((rows) => Array.isArray(rows) && rows.length > 0));
  assert.deepEqual((await run(services, dataDir, { providers: "spotify,reccobeats" })).requests, {
    spotify: 0,
    reccobeats: 0,
  });
});

function exportOf(world: World): string {
  return JSON.stringify(
    heardInOrder(world).map(({ uri, artist, title, msEach }, at) => ({
      ts: `2024-01-0${at + 1}T12:00:00Z`,
      platform: "ios",
      ms_played: msEach,
      conn_country: "CA",
      master_metadata_track_name: title,
      master_metadata_album_artist_name: artist,
      master_metadata_album_album_name: "Album",
      spotify_track_uri: uri,
      episode_name: null,
      reason_start: "trackdone",
      reason_end: "trackdone",
      shuffle: false,
      skipped: false,
      offline: false,
      incognito_mode: false,
    })),
  );
}
