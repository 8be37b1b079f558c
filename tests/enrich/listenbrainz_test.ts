import assert from "node:assert/strict";
import {
  type Heard,
  heardInOrder,
  id,
  makeDatabase,
  makeWorld,
  rowsOf,
} from "../support/enrich_world.ts";
import { JumpingClock, run as runWith, type RunOptions } from "../support/enrich_run.ts";
import { enrichText } from "../../lib/enrich/report.ts";
import { Services } from "../support/services.ts";
import { LISTENBRAINZ_TOKEN } from "../support/services_listenbrainz.ts";

const world = makeWorld(120, 30);
const LB: RunOptions = { providers: "listenbrainz" };
const WITH_TOKEN: RunOptions = {
  ...LB,
  environment: { LISTENBRAINZ_TOKEN },
};

function run(services: Services, dataDir: string, options: RunOptions = LB) {
  return runWith(services, dataDir, options);
}

/** As account data has it: names, no ids. */
function asAccountData(heard: readonly Heard[]): Heard[] {
  return heard.map((one) => ({ ...one, uri: null }));
}

Deno.test("listenbrainz: without a token the public look-up, then recordings in bulk", async () => {
  await using services = new Services({ world });
  const dataDir = await makeDatabase(heardInOrder(world));
  const result = await run(services, dataDir);
  assert.deepEqual(services.violations, []);
  assert.equal(services.of("labs").length, 2, "120 titles, 100 a call");
  assert.equal(services.of("listenbrainz").length, 1);
  assert.deepEqual(result.tracks, { wanted: 120, fetched: 120, missing: 0, remaining: 0 });
  const [row] = await rowsOf(
    dataDir,
    `select release_year, release_decade, album_image_url, duration_ms, provider
     from tracks order by spotify_track_uri`,
  );
  assert.deepEqual(row, {
    release_year: 1960,
    release_decade: "1960s",
    album_image_url:
      "https://coverartarchive.org/release/00000000-0000-4000-8000-000003000000/5000-250.jpg",
    duration_ms: "201000",
    provider: "listenbrainz",
  });
  const [artist] = await rowsOf(dataDir, "from artists where artist_name = 'Artist 0'");
  assert.equal(artist?.["genres"], "indie rock, shoegaze", "tags that are no genres are left out");
  assert.equal(artist?.["musicbrainz_artist_id"], "00000000-0000-4000-8000-000000000000");
  const credits = await rowsOf(dataDir, "select artist_name, position from track_artists");
  assert.equal(credits.length, 120);
  assert.deepEqual((await run(services, dataDir)).requests, { listenbrainz: 0 }, "nothing twice");
});

Deno.test("listenbrainz: with a token the documented look-up, 50 titles a call", async () => {
  await using services = new Services({ world });
  const dataDir = await makeDatabase(heardInOrder(world));
  const result = await run(services, dataDir, WITH_TOKEN);
  assert.equal(services.of("labs").length, 0);
  assert.deepEqual(result.requests, { listenbrainz: 3 + 1 });
  assert.deepEqual(services.violations, []);
});

Deno.test("listenbrainz: a wrong token is told, and never shown", async () => {
  await using services = new Services({ world });
  const dataDir = await makeDatabase(heardInOrder(world));
  const environment = { LISTENBRAINZ_TOKEN: "not-the-right-one" };
  await assert.rejects(run(services, dataDir, { ...LB, environment }), (error) => {
    assert.match(String(error), /ListenBrainz refused.*401/);
    assert.doesNotMatch(String(error), /not-the-right-one/);
    return true;
  });
});

Deno.test("listenbrainz: account data, local files and tracks that Spotify no longer has", async () => {
  await using services = new Services({ world });
  const heard = heardInOrder(world);
  const dataDir = await makeDatabase([
    ...asAccountData(heard.slice(0, 40)),
    ...heard.slice(40, 50).map((one) => ({
      ...one,
      uri: `spotify:local:${one.artist}::${one.title}:201`,
    })),
    ...heard.slice(50, 60).map((one, at) => ({ ...one, uri: `spotify:track:${id("G", at)}` })),
  ]);
  const result = await run(services, dataDir);
  assert.deepEqual(result.tracks, { wanted: 60, fetched: 60, missing: 0, remaining: 0 });
  assert.equal(result.coverage.hours_pct, 100);
  assert.ok((result.coverage.fields["release_year"]?.hours_pct ?? 0) === 100);
  assert.ok((result.coverage.fields["genres"]?.hours_pct ?? 0) > 70);
  const [links] = await rowsOf(
    dataDir,
    "select count(*) as n from track_links where spotify_track_uri like 'musicbrainz:recording:%'",
  );
  assert.equal(links?.["n"], "40");
  assert.deepEqual(services.violations, []);
});

Deno.test("listenbrainz: editions of one recording are asked for once, by the title without them", async () => {
  await using services = new Services({ world });
  const editions = [
    "Title 0",
    "Title 0 - 2017 Remaster",
    "Title 0 (Remastered 2009)",
    "Title 0 - Live",
  ];
  const dataDir = await makeDatabase(editions.map((title, at) => ({
    uri: `spotify:track:${id("E", at)}`,
    artist: "Artist 0",
    title,
    plays: 1,
    msEach: 100_000 - at,
  })));
  await run(services, dataDir);
  const [call] = services.of("labs");
  assert.deepEqual(JSON.parse(call?.body ?? ""), [
    { artist_credit_name: "Artist 0", recording_name: "Title 0" },
    { artist_credit_name: "Artist 0", recording_name: "Title 0 - Live" },
  ]);
  const rows = await rowsOf(
    dataDir,
    "select spotify_track_uri, release_year from tracks order by 1",
  );
  assert.equal(
    rows.filter((row) => row["release_year"] === 1960).length,
    3,
    "not the live version",
  );
});

Deno.test("listenbrainz: what is doubtful is not stored", async () => {
  await using services = new Services({ world });
  const wrong = [
    { recording_name: "Another title" },
    { artist_credit_name: "Artist 0 Tribute Band" },
    { recording_mbid: "not-an-id" },
    { index: 99 },
  ];
  for (const odd of wrong) {
    services.fault = (call) => {
      if (call.service !== "labs") return undefined;
      return Response.json([{
        index: 0,
        artist_credit_name: "Artist 0",
        recording_name: "Title 0",
        recording_mbid: "00000000-0000-4000-8000-000001000000",
        artist_mbids: [],
        ...odd,
      }]);
    };
    const dataDir = await makeDatabase(heardInOrder(world).slice(0, 1));
    const result = await run(services, dataDir);
    assert.equal(result.tracks.fetched, 0, JSON.stringify(odd));
    assert.deepEqual(await rowsOf(dataDir, "from tracks"), [], JSON.stringify(odd));
  }
});

Deno.test("listenbrainz: a public look-up that is gone is told with the way that is left", async () => {
  for (const status of [400, 403, 404, 410]) {
    await using services = new Services({ world });
    services.fault = ({ service }) =>
      service === "labs" ? new Response("<html>gone</html>", { status }) : undefined;
    const dataDir = await makeDatabase(heardInOrder(makeWorld(400, 4)));
    const result = await run(services, dataDir, { providers: "listenbrainz,reccobeats" });
    assert.match(
      String(result.endings["listenbrainz"]?.problem),
      /LISTENBRAINZ_TOKEN/,
      `${status}`,
    );
    assert.equal(result.endings["listenbrainz"]?.how, "down");
    assert.ok((result.requests["reccobeats"] ?? 0) > 0, "the next provider goes on");
    const state = await rowsOf(dataDir, "from enrichment_state where provider = 'listenbrainz'");
    assert.deepEqual(state, [], "a failure is never stored as missing");
  }
});

Deno.test("listenbrainz: broken answers of recordings are asked for again", async () => {
  const broken = [
    () => new Response("<html>502</html>", { status: 502 }),
    () => new Response('{"a": ', { status: 200 }),
    () => Response.json(["a list"]),
    () => new Response("Too many requests", { status: 429, headers: { "retry-after": "2" } }),
  ];
  for (const answer of broken) {
    await using services = new Services({ world });
    let left = 20;
    services.fault = ({ path }) =>
      path === "/metadata/recording/" && left-- > 0 ? answer() : undefined;
    const dataDir = await makeDatabase(heardInOrder(world).slice(0, 5));
    await run(services, dataDir);
    left = 0;
    const again = await run(services, dataDir, { ...LB, isRetryNow: true });
    assert.equal(
      again.requests["listenbrainz"],
      1,
      `only the recordings are asked for again: ${answer}`,
    );
    assert.equal(again.coverage.fields["release_year"]?.hours_pct, 100);
  }
});

Deno.test("listenbrainz: fields that are unknown, absent or renamed leave nulls", async () => {
  await using services = new Services({ world });
  services.fault = ({ path, body }) => {
    if (path !== "/metadata/recording/") return undefined;
    const { recording_mbids } = JSON.parse(body);
    return Response.json(Object.fromEntries(
      recording_mbids.map((one: string) => [one, {
        recording: { duration: "long", new_field: [] },
        release: { year: "soon", caa_id: "x" },
        artist: null,
        tags: { artist: [] },
      }]),
    ));
  };
  const dataDir = await makeDatabase(heardInOrder(world).slice(0, 3));
  const result = await run(services, dataDir);
  assert.deepEqual(result.tracks, { wanted: 3, fetched: 3, missing: 0, remaining: 0 });
  const rows = await rowsOf(
    dataDir,
    "select distinct release_year, album_image_url, duration_ms from tracks",
  );
  assert.deepEqual(rows, [{ release_year: null, album_image_url: null, duration_ms: null }]);
});

Deno.test("listenbrainz: only artists: one title of each", async () => {
  await using services = new Services({ world });
  const dataDir = await makeDatabase(asAccountData(heardInOrder(world)));
  const result = await run(services, dataDir, { ...LB, only: "artists" });
  const [call] = services.of("labs");
  assert.equal(JSON.parse(call?.body ?? "[]").length, 30);
  assert.deepEqual(result.requests, { listenbrainz: 2 });
});

Deno.test("open services: 10,000 tracks and 3,000 artists in 300 calls and ten minutes", async () => {
  const large = heardInOrder(makeWorld(10_000, 3_000));
  await using services = new Services({ world });
  const histories: [Heard[], Record<string, string>][] = [
    [large, { LISTENBRAINZ_TOKEN }],
    [asAccountData(large), {}],
    [asAccountData(large), { LISTENBRAINZ_TOKEN }],
  ];
  for (const [heard, environment] of histories) {
    const options = { providers: "open", environment, isDryRun: true };
    const { plans: [plan] } = await run(services, await makeDatabase(heard), options);
    // Wikidata is planned for every picture; MusicBrainz is asked for what ListenBrainz has not, at
    // worst for every artist.
    const most = (plan?.calls ?? NaN) + Math.ceil(3_000 / 100);
    assert.ok(most <= 300, `${most} calls`);
    const seconds = (plan?.seconds ?? NaN) + Math.ceil(3_000 / 100) * 1.1;
    assert.ok(seconds <= 600, `${seconds} s`);
  }
});

Deno.test("open services: 10,000 tracks of 3,000 artists, run on a simulated clock", async () => {
  const large = makeWorld(10_000, 3_000);
  await using services = new Services({ world: large });
  const clock = new JumpingClock();
  const started = clock.now();
  const dataDir = await makeDatabase(asAccountData(heardInOrder(large)));
  const { coverage } = await run(services, dataDir, { providers: "open", clock });
  assert.ok(services.calls.length <= 300, `${services.calls.length} calls`);
  const seconds = (clock.now() - started) / 1000;
  assert.ok(seconds <= 600, `${seconds} s at the pace of each service`);
  const known = (field: string) => coverage.fields[field]?.hours_pct ?? 0;
  assert.ok(known("release_year") >= 90, `years ${known("release_year")} %`);
  assert.ok(known("album_image") >= 85, `covers ${known("album_image")} %`);
  // Every fifth artist of this world has no genre anywhere.
  assert.ok(known("genres") >= 80 - 0.1, `genres ${known("genres")} %`);
  assert.deepEqual(services.violations, []);
});

Deno.test("open services: what they know is reached with the calls that were predicted", async () => {
  const some = makeWorld(1_000, 300);
  const histories: [Heard[], Record<string, string>][] = [
    [heardInOrder(some), { LISTENBRAINZ_TOKEN }],
    [asAccountData(heardInOrder(some)), {}],
  ];
  for (const [heard, environment] of histories) {
    await using services = new Services({ world: some });
    const dataDir = await makeDatabase(heard);
    const options = { providers: "open", environment };
    const { plans: [plan] } = await run(services, dataDir, { ...options, isDryRun: true });
    const result = await run(services, dataDir, options);
    const calls = services.calls.length;
    // What ListenBrainz does not know of an artist is asked of the next.
    assert.ok(calls >= (plan?.calls ?? NaN) && calls <= (plan?.calls ?? NaN) + 4, `${calls} calls`);
    const known = (field: string) => result.coverage.fields[field]?.hours_pct ?? 0;
    assert.ok(known("release_year") >= 90, `years ${known("release_year")} %`);
    assert.ok(known("album_image") >= 85, `covers ${known("album_image")} %`);
    // Every fifth artist of this world has no genre anywhere.
    assert.ok(known("genres") >= 80 - 0.1, `genres ${known("genres")} %`);
    assert.deepEqual(services.violations, []);
    assert.equal(services.of("spotify").length + services.of("reccobeats").length, 0);
    const again = await run(services, dataDir, options);
    assert.equal(Object.values(again.requests).reduce((sum, n) => sum + n, 0), 0, "nothing twice");
  }
});

Deno.test("open services: the dry run tells fields, time, and what cannot be asked", async () => {
  await using services = new Services({ world });
  const dataDir = await makeDatabase(asAccountData(heardInOrder(world)));
  const byId = await run(services, dataDir, { providers: "reccobeats,wikidata", isDryRun: true });
  assert.equal(byId.plans[0]?.calls, 0);
  assert.equal(byId.plans[0]?.unaskable.titles.hours_pct, 100);
  assert.equal(byId.plans[0]?.fields.years.hours_pct, 0);
  assert.match(enrichText(byId, true), /100 % of hours have no Spotify id.*listenbrainz/s);
  const open = await run(services, dataDir, { providers: "open", isDryRun: true });
  const [plan] = open.plans;
  assert.deepEqual(plan?.fields, {
    years: { plays_pct: 100, hours_pct: 100 },
    covers: { plays_pct: 100, hours_pct: 100 },
    genres: { plays_pct: 100, hours_pct: 100 },
    audio_features: { plays_pct: 0, hours_pct: 0 },
  });
  assert.match(
    enrichText(open, true),
    /in about \d+ s; .*years 100 %, covers 100 %, genres 100 %, audio features 0 %/s,
  );
  const noYears = await run(services, await makeDatabase(heardInOrder(world)), {
    providers: "reccobeats,wikidata",
    isDryRun: true,
  });
  assert.equal(noYears.plans[0]?.fields.years.hours_pct, 0, "these two know no years");
  assert.equal(noYears.plans[0]?.fields.genres.hours_pct, 100);
  assert.equal(services.calls.length, 0);
});
