import assert from "node:assert/strict";
import { heardInOrder, makeDatabase, makeWorld, rowsOf } from "../support/enrich_world.ts";
import { Database } from "../../lib/db/duckdb.ts";
import { JumpingClock, NOON, run } from "../support/enrich_run.ts";
import { type Fault, Services } from "../support/services.ts";
import { quotaExceeded } from "../support/services_spotify.ts";

const world = makeWorld(8, 2);

/** Answers the usual way for so many calls of the API, then differently. */
function after(calls: number, then: () => Response): Fault {
  let left = calls;
  return ({ service }) => service === "spotify" && left-- <= 0 ? then() : undefined;
}

Deno.test("quota: no call after QUOTA_EXCEEDED until resume_at, then on where it stopped", async () => {
  await using services = new Services({ world, mode: "single" });
  services.fault = after(1 + 3, () => quotaExceeded(48_925));
  const dataDir = await makeDatabase(heardInOrder(world));
  const clock = new JumpingClock();
  const first = await run(services, dataDir, { clock });
  assert.equal(services.calls.length, 1 + 1 + 3 + 1);
  assert.equal(first.endings["spotify"]?.how, "paused");
  const until = Date.parse(first.resume_at ?? "");
  assert.equal(Math.round((until - clock.now()) / 1000), 48_925);
  assert.deepEqual(first.tracks, { wanted: 8, fetched: 3, missing: 0, remaining: 5 });

  const second = await run(services, dataDir, { clock });
  assert.equal(services.calls.length, 6, "a second run makes no call");
  assert.equal(second.resume_at, first.resume_at);
  assert.deepEqual(second.requests, { spotify: 0 });

  services.fault = () => undefined;
  services.calls.length = 0;
  clock.pass(48_925_000);
  const third = await run(services, dataDir, { clock });
  assert.equal(third.resume_at, null);
  assert.deepEqual(services.asked("tracks").flat(), world.tracks.slice(3).map(({ id }) => id));
  assert.deepEqual(services.violations, []);
});

Deno.test("quota: another provider goes on while Spotify rests", async () => {
  await using services = new Services({ world, mode: "single" });
  services.fault = after(3, () => quotaExceeded(86_236));
  const dataDir = await makeDatabase(heardInOrder(world));
  const result = await run(services, dataDir, { providers: "spotify,reccobeats" });
  assert.equal(result.tracks.remaining, 0);
  assert.ok(result.resume_at !== null);
  const [row] = await rowsOf(
    dataDir,
    "select count(*) as n from tracks where provider = 'reccobeats'",
  );
  assert.equal(row?.["n"], "6");
});

Deno.test("limits: a short 429 is waited for in each of its forms, none becomes missing", async () => {
  const forms = [
    () =>
      Response.json({ error: { status: 429 } }, { status: 429, headers: { "retry-after": "3" } }),
    () => new Response("Too many requests", { status: 429 }),
    () => new Response(null, { status: 429, headers: { "retry-after": "0" } }),
  ];
  await using services = new Services({ world, mode: "single" });
  services.fault = ({ service }, count) =>
    service === "spotify" && count % 4 === 0 ? forms[count / 4 % 3]?.() : undefined;
  const dataDir = await makeDatabase(heardInOrder(world));
  const clock = new JumpingClock();
  const result = await run(services, dataDir, { clock });
  assert.deepEqual(result.tracks, { wanted: 8, fetched: 8, missing: 0, remaining: 0 });
  assert.deepEqual(result.artists, { wanted: 2, fetched: 2, missing: 0, remaining: 0 });
  assert.ok(clock.waits.includes(3_000) && clock.waits.includes(1_000));
});

Deno.test("trouble: broken answers are never stored as missing, and asked for again next time", async () => {
  const small = makeWorld(3, 1);
  const troubles: (() => Response)[] = [
    () => new Response("<html>502</html>", { status: 502 }),
    () => new Response('{"id": "abc', { status: 200 }),
    () => Response.json({ unexpected: true }),
    () => Response.json(null, { status: 500 }),
    () => new Response("<html>Not found</html>", { status: 404 }),
  ];
  const broken = small.tracks[1]?.id ?? "";
  for (const trouble of troubles) {
    await using services = new Services({ world: small, mode: "single" });
    services.fault = ({ path }) => path.endsWith(broken) ? trouble() : undefined;
    const dataDir = await makeDatabase(heardInOrder(small));
    const result = await run(services, dataDir);
    assert.equal(result.tracks.fetched, 2);
    assert.equal(result.tracks.missing, 0);
    assert.equal(result.tracks.remaining, 1);
    const state = await rowsOf(dataDir, `from enrichment_state where key like '%${broken}'`);
    assert.deepEqual(state, []);
    services.fault = () => undefined;
    services.calls.length = 0;
    await run(services, dataDir);
    assert.deepEqual(services.asked("tracks"), [[broken]]);
  }
});

Deno.test("trouble: a service that is down is left after three asks, the run ends well", async () => {
  await using services = new Services({ world });
  services.fault = ({ service }) =>
    service === "spotify" ? new Response(null, { status: 503 }) : undefined;
  const dataDir = await makeDatabase(heardInOrder(world));
  const result = await run(services, dataDir);
  assert.equal(result.endings["spotify"]?.how, "done", "there was one batch to ask for");
  assert.match(result.endings["spotify"]?.problem ?? "", /has trouble \(503\), 5 times/);
  assert.equal(services.of("spotify").length, 5);
  assert.deepEqual(await rowsOf(dataDir, "from enrichment_state"), []);
});

Deno.test("trouble: a connection that breaks, and one that hangs", async () => {
  await using services = new Services({ world });
  const clock = new JumpingClock();
  let calls = 0;
  const result = await run(services, await makeDatabase(heardInOrder(world)), {
    clock,
    fetch: (url, init) => {
      calls++;
      if (calls === 2) return Promise.reject(new TypeError("error sending request"));
      if (calls !== 3) return fetch(url, init);
      const hanging = new Promise<Response>((_, reject) => {
        const late = new DOMException("late", "TimeoutError");
        init.signal?.addEventListener("abort", () => reject(late));
      });
      clock.patience.abort(new DOMException("late", "TimeoutError"));
      clock.patience = new AbortController();
      return hanging;
    },
  });
  assert.equal(result.tracks.fetched, 8);
  assert.equal(calls, 1 + 2 + 1 + 1);
});

Deno.test("limit: never more requests than --limit, whatever happens", async () => {
  for (const limit of [1, 3, 6]) {
    await using services = new Services({ world, mode: "single" });
    services.fault = (_, count) => count === 3 ? new Response(null, { status: 500 }) : undefined;
    const dataDir = await makeDatabase(heardInOrder(world));
    const result = await run(services, dataDir, { limit });
    assert.equal(services.calls.length, limit);
    assert.equal(result.endings["spotify"]?.how, "limit");
  }
});

Deno.test("quota: a pause of years is taken for two days", async () => {
  for (const header of ["999999999", new Date(NOON + 9e12).toUTCString()]) {
    await using services = new Services({ world, mode: "single" });
    services.fault = () =>
      new Response("Too many requests", { status: 429, headers: { "retry-after": header } });
    const dataDir = await makeDatabase(heardInOrder(world));
    const clock = new JumpingClock();
    const { resume_at } = await run(services, dataDir, { clock });
    assert.equal(Date.parse(resume_at ?? "") - NOON, 48 * 3_600_000, header);
  }
});

Deno.test("quota: a pause of years that an earlier version noted ends after two days too", async () => {
  await using services = new Services({ world, mode: "single" });
  const dataDir = await makeDatabase(heardInOrder(world));
  const database = await Database.open(`${dataDir}/spotify.duckdb`);
  await database.run(`insert into enrichment_state values
    ('spotify', 'provider', 'resume_at', '2058-08-01T00:00:00Z', '2026-11-21 12:00:00')`);
  database.close();
  const clock = new JumpingClock();
  const paused = await run(services, dataDir, { clock });
  assert.equal(paused.resume_at, "2026-11-23T12:00:00Z");
  clock.pass(24 * 3_600_000);
  assert.equal((await run(services, dataDir, { clock })).tracks.fetched, 8);
});

Deno.test("quota: --retry-now asks at once, and the pause is forgotten", async () => {
  await using services = new Services({ world, mode: "single" });
  services.fault = after(3, () => quotaExceeded(86_236));
  const dataDir = await makeDatabase(heardInOrder(world));
  await run(services, dataDir);
  services.fault = () => undefined;
  const dry = await run(services, dataDir, { isRetryNow: true, isDryRun: true });
  assert.equal(
    dry.plans[0]?.requests["spotify"],
    1 + 6 + 2,
    "a dry run plans as if there were no pause",
  );
  assert.notEqual((await run(services, dataDir)).resume_at, null, "a dry run changes nothing");
  const now = await run(services, dataDir, { isRetryNow: true, limit: 3 });
  assert.equal(now.requests["spotify"], 3);
  assert.equal(now.resume_at, null);
  assert.equal((await run(services, dataDir)).tracks.remaining, 0);
});
