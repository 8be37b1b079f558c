import assert from "node:assert/strict";
import type { Clock } from "./clock.ts";
import { HttpClient, type HttpRuntime } from "./http.ts";
import { backoff, retryAfter } from "./retry.ts";
import { BudgetSpent, Down, Paused } from "./stop_reasons.ts";

/** A client over answers that are given one after the other; the last one stays. */
function clientOf(
  answers: (() => Response | Promise<Response>)[],
  world: Partial<HttpRuntime> = {},
) {
  const waits: number[] = [];
  const lines: string[] = [];
  let now = 0;
  let sent = 0;
  const clock: Clock = {
    now: () => now,
    timeout: () => new AbortController().signal,
    sleep: (ms) => {
      waits.push(ms);
      now += ms;
      return Promise.resolve();
    },
  };
  const client = new HttpClient("service", { intervalMs: 100, timeoutMs: 1, headers: {} }, {
    fetch: () => Promise.resolve((answers[sent++] ?? answers.at(-1) ?? ok)()),
    clock,
    random: () => 1,
    say: (line) => lines.push(line),
    spend: () => true,
    ...world,
  });
  return { client, waits, lines, send: () => client.send({ url: "http://service/" }) };
}

const ok = () => Response.json({ fine: true });
const of = (status: number, body: BodyInit | null = null, headers: HeadersInit = {}) => () =>
  new Response(body, { status, headers });
const QUOTA = JSON.stringify({ error: { status: 429, reason: "QUOTA_EXCEEDED" } });

Deno.test("HttpClient: trouble is tried again, each kind as it should be", async () => {
  const cases: [name: string, trouble: () => Response | Promise<Response>, wait: number][] = [
    [
      "429 as JSON with seconds",
      of(429, '{"error":{"status":429}}', { "retry-after": "7" }),
      7_000,
    ],
    ["429 as plain text without", of(429, "Too many requests"), 1_000],
    ["429 empty with 0", of(429, null, { "retry-after": "0" }), 1_000],
    ["429 with a date", of(429, null, { "retry-after": "Thu, 01 Jan 1970 00:00:30 GMT" }), 30_000],
    ["429 with nonsense", of(429, null, { "retry-after": "soon" }), 1_000],
    ["500 JSON", of(500, '{"error":{"status":500}}'), 1_000],
    ["502 HTML", of(502, "<html>Bad gateway</html>"), 1_000],
    ["503 with seconds", of(503, "", { "retry-after": "2" }), 2_000],
    ["504 empty", of(504), 1_000],
    ["200 with HTML", of(200, "<!doctype html><p>Log in to the Wi-Fi"), 1_000],
    ["200 with broken JSON", of(200, '{"tracks": [{"id": "'), 1_000],
    ["200 empty", of(200, ""), 1_000],
    ["a redirect", of(302, null, { location: "http://elsewhere.example/" }), 1_000],
    ["a reset", () => Promise.reject(new TypeError("connection reset by peer")), 1_000],
    ["a timeout", () => Promise.reject(new DOMException("late", "TimeoutError")), 1_000],
  ];
  for (const [name, trouble, wait] of cases) {
    const { client, waits, send } = clientOf([trouble, ok]);
    assert.equal((await send()).status, 200, name);
    assert.deepEqual(waits, [wait], name);
    assert.equal(client.requests, 2, name);
  }
});

Deno.test("HttpClient: definite answers come as they are", async () => {
  const cases: [Response, string][] = [
    [Response.json({ a: 1 }), "json"],
    [new Response("{}", { status: 404, headers: { "content-type": "text/plain" } }), "json"],
    [new Response("Active premium subscription required", { status: 403 }), "text"],
    [new Response("<html>", { status: 410 }), "html"],
    [new Response(null, { status: 400 }), "empty"],
    [new Response('\uFEFF{"a":1}', { status: 200 }), "json"],
  ];
  for (const [response, kind] of cases) {
    const answer = await clientOf([() => response]).send();
    assert.equal(answer.status, response.status);
    assert.equal(answer.body.kind, kind);
  }
});

Deno.test("HttpClient: five tries at most", async () => {
  const { client, waits, send } = clientOf([of(500)]);
  await assert.rejects(send(), Down);
  assert.equal(client.requests, 5);
  assert.deepEqual(waits, [1_000, 2_000, 4_000, 8_000]);
});

Deno.test("HttpClient: long waits are for another run", async () => {
  const cases: [name: string, answer: () => Response, until: number][] = [
    ["a long Retry-After", of(429, "", { "retry-after": "48925" }), 48_925_000],
    ["a long one with 503", of(503, "", { "retry-after": "3600" }), 3_600_000],
    ["a quota with hours", of(429, QUOTA, { "retry-after": "86236" }), 86_236_000],
    ["a quota with seconds", of(429, QUOTA, { "retry-after": "5" }), 5_000],
    ["a quota that says nothing", of(429, QUOTA), 86_400_000],
  ];
  for (const [name, answer, until] of cases) {
    const { client, waits, send } = clientOf([answer]);
    await assert.rejects(send(), (error) => error instanceof Paused && error.until === until, name);
    assert.deepEqual([client.requests, waits.length], [1, 0], name);
  }
});

Deno.test("HttpClient: a limit that does not end is left for later, not called missing", async () => {
  const { client, send } = clientOf([of(429)]);
  await assert.rejects(send(), (error) => error instanceof Paused && error.until === 615_000);
  assert.equal(client.requests, 5);
});

Deno.test("HttpClient: a wait that a person notices is told", async () => {
  const { lines, send } = clientOf([of(429, "", { "retry-after": "90" }), ok]);
  await send();
  assert.deepEqual(lines, ["service: asks to slow down (429); trying again in 90 s."]);
});

Deno.test("HttpClient: requests stand in one queue and keep their distance", async () => {
  let open = 0;
  const { waits, send } = clientOf([ok], {
    fetch: async () => {
      assert.equal(++open, 1);
      await Promise.resolve();
      open--;
      return ok();
    },
  });
  await Promise.all([send(), send(), send()]);
  assert.deepEqual(waits, [100, 100]);
});

Deno.test("HttpClient: no request beyond the budget, tries included", async () => {
  let left = 3;
  const { client, send } = clientOf([of(500)], { spend: () => left-- > 0 });
  await assert.rejects(send(), BudgetSpent);
  assert.equal(client.requests, 3);
});

Deno.test("HttpClient: what stops the run is no trouble of the service", async () => {
  const stop = new AbortController();
  const { client, send } = clientOf([of(500)], {
    signal: stop.signal,
    fetch: () => {
      stop.abort(new Error("stopped"));
      return Promise.reject(stop.signal.reason);
    },
  });
  await assert.rejects(send(), { message: "stopped" });
  assert.equal(client.requests, 1);
});

Deno.test("retryAfter: seconds, dates, and all that says nothing", () => {
  const now = Date.UTC(2026, 0, 1);
  const cases: [string | null, number | undefined][] = [
    ["1", 1_000],
    [" 30 ", 30_000],
    ["0.5", 500],
    ["Thu, 01 Jan 2026 00:01:00 GMT", 60_000],
    ["Wed, 31 Dec 2025 00:00:00 GMT", undefined],
    [null, undefined],
    ["", undefined],
    ["0", undefined],
    ["-5", undefined],
    ["2026", 2_026_000],
    ["NaN", undefined],
    ["1e9", undefined],
  ];
  for (const [header, ms] of cases) assert.equal(retryAfter(header, now), ms, String(header));
});

Deno.test("backoff: doubles to thirty seconds, half of it random", () => {
  assert.deepEqual([1, 2, 3, 4, 5, 6, 60].map((n) => backoff(n, 1)), [
    1_000,
    2_000,
    4_000,
    8_000,
    16_000,
    30_000,
    30_000,
  ]);
  assert.equal(backoff(6, 0), 15_000);
});
