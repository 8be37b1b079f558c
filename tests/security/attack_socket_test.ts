import assert from "node:assert/strict";
import { fakeRuntime } from "../support/fake_runtime.ts";
import { type Attacked, onEachSite } from "../support/guarded_app.ts";
import { begin, first, raw, send, serving, statusIn } from "../support/raw_http.ts";

const UNLIMITED = { REQUESTS_PER_MINUTE: "0", TOTAL_REQUESTS_PER_MINUTE: "0" };
const CLOSE = "Connection: close\r\n\r\n";

/** A site on a socket of its own, with no limits on how often it is asked. */
async function attacked(
  { makeTarget }: Attacked,
  act: (port: number) => Promise<void>,
  environment: Record<string, string> = {},
  runtime = fakeRuntime(),
): Promise<void> {
  const { handler } = await makeTarget({ ...UNLIMITED, ...environment }, runtime);
  await serving(handler, async (port) => {
    await act(port);
    const alive = await raw(port, `GET /api/health HTTP/1.1\r\nHost: localhost\r\n${CLOSE}`);
    assert.equal(statusIn(alive), 200);
  });
}

const get = (port: number, path: string, host = "localhost") =>
  raw(port, `GET ${path} HTTP/1.1\r\nHost: ${host}\r\n${CLOSE}`);

Deno.test("attack: no path leads out of the site", (test) =>
  onEachSite(test, async (site) => {
    const ups = [
      "/..",
      "/%2e%2e",
      "/.%2e",
      "/..%2f..",
      "/..\\..",
      "/....//",
      "/..;",
      "/%c0%ae%c0%ae",
    ];
    const files = [
      "/deno.json",
      "/.env",
      "/etc/passwd",
      "/data/spotify.duckdb",
      "/proc/self/environ",
    ];
    await attacked(site, async (port) => {
      for (const up of ["", ...ups]) {
        for (const file of files) {
          const answer = await get(port, up.repeat(4) + file);
          assert.ok([400, 404].includes(statusIn(answer)), `${up.repeat(4) + file}: ${answer}`);
          assert.ok(!/root:|"imports"|PATH=/.test(answer));
        }
      }
    });
  }));

Deno.test("attack: a Host header that is no host, or someone else's, is refused", (test) =>
  onEachSite(test, async (site) => {
    await attacked(site, async (port) => {
      for (const host of ["a b", "[::1", "u:p@x#", "localhost:99999999", "\u00ff", "%00"]) {
        const answer = await get(port, "/history", host);
        assert.ok([400, 421].includes(statusIn(answer)), `${host}: ${answer}`);
      }
      const smuggled = [
        "localhost/api/health?",
        "localhost/sign-in#",
        "evil.example",
        "localhost@x",
      ];
      for (const host of smuggled) {
        const answer = await get(port, "/history", host);
        assert.ok([400, 421].includes(statusIn(answer)), `${host}: ${answer}`);
        assert.ok(!answer.includes(site.secret));
      }
      const absolute = await get(port, "http://evil.example/history");
      assert.equal(statusIn(absolute), 421);
      const twice = await raw(port, `GET / HTTP/1.1\r\nHost: localhost\r\nHost: x\r\n${CLOSE}`);
      assert.equal(statusIn(twice), 400);
    });
  }));

Deno.test("attack: whatever is oversized is refused, and the site goes on", (test) =>
  onEachSite(test, async (site) => {
    const head = "Host: localhost\r\nSec-Fetch-Site: same-origin\r\n";
    const large = "a".repeat(1_000_000);
    const post = `POST /api/sql HTTP/1.1\r\n${head}`;
    const cases: [string, number[]][] = [
      [`GET /${"a".repeat(5000)} HTTP/1.1\r\n${head}${CLOSE}`, [414]],
      [`GET /?q=${"a".repeat(5000)} HTTP/1.1\r\n${head}${CLOSE}`, [414]],
      [`GET /${large} HTTP/1.1\r\n${head}${CLOSE}`, [400, 414, 431, 0]],
      [`GET / HTTP/1.1\r\n${head}X: ${"a".repeat(20_000)}\r\n${CLOSE}`, [431]],
      [`GET / HTTP/1.1\r\n${head}X: ${large}\r\n${CLOSE}`, [400, 431, 0]],
      [`GET / HTTP/1.1\r\n${head}${"X: a\r\n".repeat(5000)}${CLOSE}`, [400, 431, 0]],
      [`GET / HTTP/1.1\r\n${head}Cookie: ${"a=b; ".repeat(4000)}\r\n${CLOSE}`, [431]],
      [`${post}Content-Length: 1000000\r\n${CLOSE}${large}`, [413]],
      [`${post}Content-Length: 99999999999999999999\r\n${CLOSE}`, [400, 413]],
      [`${post}Content-Length: -1\r\n${CLOSE}`, [400]],
      [`${post}Transfer-Encoding: chunked\r\n${CLOSE}F4240\r\n${large}\r\n0\r\n\r\n`, [411]],
      [`${large}`, [400, 0]],
    ];
    await attacked(site, async (port) => {
      for (const [text, statuses] of cases) {
        const status = statusIn(await raw(port, text));
        assert.ok(statuses.includes(status), `${status} for ${text.slice(0, 40)}`);
      }
    });
  }));

Deno.test("attack: two lengths in one request (smuggling) are refused", (test) =>
  onEachSite(test, async (site) => {
    const post = "POST /api/sql HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\n";
    const inner = "GET /history HTTP/1.1\r\nHost: localhost\r\n\r\n";
    const cases = [
      "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
      "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
      "Content-Length: 5\r\nContent-Length: 6\r\n",
      "Transfer-Encoding: xchunked\r\n",
      "Transfer-Encoding : chunked\r\n",
    ];
    await attacked(site, async (port) => {
      for (const lengths of cases) {
        const answer = await raw(port, `${post}${lengths}${CLOSE}0\r\n\r\n${inner}`);
        assert.ok([400, 411, 501].includes(statusIn(answer)), `${lengths}${answer}`);
        assert.equal(answer.split("HTTP/1.1 ").length, 2);
        assert.ok(!answer.includes(site.secret));
      }
    });
  }));

Deno.test("attack: a hundred clients that never finish their request keep nobody else waiting", (test) =>
  onEachSite(test, async (site) => {
    await attacked(site, async (port) => {
      const half = "GET / HTTP/1.1\r\nHost: localhost\r\nX: ";
      const started = "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\npass";
      const slow = await Promise.all(
        Array.from({ length: 100 }, (_, index) => begin(port, index % 2 === 0 ? half : started)),
      );
      for (const connection of slow) await send(connection, "a");
      const answers = await Promise.all(Array.from({ length: 20 }, () => get(port, "/")));
      for (const connection of slow) connection.close();
      for (const answer of answers) assert.equal(statusIn(answer), 200);
    });
  }));

Deno.test("attack: a form that comes drop by drop is given up", (test) =>
  onEachSite(test, async (site) => {
    const runtime = fakeRuntime();
    const waiting = Promise.withResolvers<void>();
    const setTimer: typeof runtime.setTimer = (ms, act) => {
      const cancel = runtime.setTimer(ms, act);
      if (ms === 10_000) waiting.resolve();
      return cancel;
    };
    await attacked(
      site,
      async (port) => {
        const slow = await begin(
          port,
          "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\n" +
            "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n" +
            "Connection: close\r\n\r\npass",
        );
        await waiting.promise;
        await send(slow, "w");
        runtime.pass(10_000);
        assert.equal(statusIn(await first(slow)), 400);
      },
      { SITE_PASSWORD: "correct horse battery" },
      { ...runtime, setTimer },
    );
  }));
