import assert from "node:assert/strict";
import fc from "npm:fast-check@4.10.2";
import { anyRequest } from "../support/any_request.ts";
import { fakeRuntime } from "../support/fake_runtime.ts";
import { onEachSite } from "../support/guarded_app.ts";

const PASSWORD = "correct horse battery";
const SECRET = "0123456789abcdef-secret";
const TOKEN = "a-token-nobody-can-guess";
const PROTECTED = { SITE_PASSWORD: PASSWORD, SITE_SECRET: SECRET, SITE_TOKEN: TOKEN };
const UNLIMITED = { REQUESTS_PER_MINUTE: "0", TOTAL_REQUESTS_PER_MINUTE: "0" };
const HERE = "http://localhost";
/** What strangers may ask a protected site for. */
const OPEN = ["/sign-in", "/api/health", "/api/ready"];

Deno.test("attack: no request whatever makes an error of the server's, nor shows a secret", (test) =>
  onEachSite(test, async ({ makeTarget }) => {
    for (const environment of [PROTECTED, { SITE_SECRET: SECRET, LOG_REQUESTS: "true" }]) {
      const runtime = fakeRuntime();
      const { handler } = await makeTarget({ ...environment, ...UNLIMITED }, runtime);
      await fc.assert(
        fc.asyncProperty(anyRequest(HERE), async (req) => {
          const answer = await handler(req);
          const text = `${await answer.text()} ${JSON.stringify([...answer.headers])}`;
          assert.ok(answer.status < 500, `${answer.status}`);
          for (const hidden of [PASSWORD, SECRET, TOKEN]) assert.ok(!text.includes(hidden));
        }),
        { numRuns: 400 },
      );
      for (const line of runtime.lines) JSON.parse(line);
    }
  }));

Deno.test("attack: whatever is asked, the answer carries the security headers", (test) =>
  onEachSite(test, async ({ makeTarget, isWhole }) => {
    if (!isWhole) return; // they come from the app around it
    const { handler } = await makeTarget({ ...PROTECTED, ...UNLIMITED }, fakeRuntime());
    const { handler: open } = await makeTarget(UNLIMITED, fakeRuntime());
    await fc.assert(
      fc.asyncProperty(anyRequest(HERE), fc.constantFrom(handler, open), async (req, ask) => {
        const { status, headers, body } = await ask(req);
        await body?.cancel();
        assert.equal(headers.get("X-Content-Type-Options"), "nosniff", `${status}`);
        assert.equal(headers.get("Referrer-Policy"), "same-origin", `${status}`);
        const policy = headers.get("Content-Security-Policy") ?? "";
        assert.match(policy, /frame-ancestors 'none'/, `${status}`);
        assert.doesNotMatch(policy, /unsafe-inline/, `${status}`);
      }),
      { numRuns: 400 },
    );
  }));

Deno.test("attack: no request without password or token sees anything of a protected site", (test) =>
  onEachSite(test, async ({ makeTarget, secret }) => {
    const { handler } = await makeTarget(
      { ...PROTECTED, ...UNLIMITED, TRUST_PROXY: "1" },
      fakeRuntime(),
    );
    await fc.assert(
      fc.asyncProperty(anyRequest(HERE), async (req) => {
        const answer = await handler(req);
        const isOpen = OPEN.includes(new URL(req.url).pathname.replaceAll(/\/+/g, "/"));
        assert.ok(isOpen || answer.status >= 300, `${answer.status}`);
        assert.ok(!(await answer.text()).includes(secret));
      }),
      { numRuns: 400 },
    );
  }));

Deno.test("attack: no spelling of an address shows single plays on a public site", (test) =>
  onEachSite(test, async ({ makeTarget, secret }) => {
    const { handler } = await makeTarget({ HOST: "0.0.0.0", ...UNLIMITED }, fakeRuntime());
    const letters = (word: string) =>
      fc.tuple(
        ...[...word].map((char) =>
          fc.constantFrom(char, char.toUpperCase(), `%${char.charCodeAt(0).toString(16)}`)
        ),
      ).map((parts) => parts.join(""));
    const slash = fc.constantFrom("/", "//", "/./", "/x/../", "/%2e/", "\\");
    const spelling = fc.oneof(
      fc.tuple(slash, letters("history")),
      fc.tuple(slash, letters("api"), slash, letters("plays")),
    );
    const ending = fc.constantFrom(
      "",
      "/",
      "?format=csv",
      ".csv",
      ";a",
      "#",
      "/..;/",
      "%00",
      "%20",
    );
    await fc.assert(
      fc.asyncProperty(spelling, ending, async (parts, end) => {
        const answer = await handler(new Request(HERE + parts.join("") + end));
        assert.ok([400, 403, 404].includes(answer.status), `${answer.status}`);
        assert.ok(!(await answer.text()).includes(secret));
      }),
      { numRuns: 400 },
    );
  }));

Deno.test("attack: a cookie from one sign-in, changed anywhere, opens nothing", (test) =>
  onEachSite(test, async ({ makeTarget }) => {
    const runtime = fakeRuntime();
    const { handler } = await makeTarget({ ...PROTECTED, ...UNLIMITED }, runtime);
    const signedIn = await handler(
      new Request(`${HERE}/sign-in`, {
        method: "POST",
        headers: { "Sec-Fetch-Site": "same-origin", "Content-Length": "30" },
        body: new URLSearchParams({ password: PASSWORD }),
      }),
    );
    const cookie = signedIn.headers.get("Set-Cookie")?.split(";")[0] ?? "";
    const see = async (Cookie: string) => {
      const { status } = await handler(new Request(`${HERE}/api/summary`, { headers: { Cookie } }));
      assert.ok([200, 401].includes(status), `${status}`);
      return status === 200;
    };
    assert.equal(await see(cookie), true);
    const at = fc.integer({ min: 0, max: cookie.length - 2 });
    await fc.assert(
      fc.asyncProperty(at, fc.constantFrom(..."09AZaz._-="), async (place, char) => {
        fc.pre(cookie[place] !== char);
        assert.equal(await see(cookie.slice(0, place) + char + cookie.slice(place + 1)), false);
      }),
    );
    const [name, version, expires, nonce, mac] = cookie.split(/[=.]/);
    const later = `${name}=${version}.${Number(expires) + 1}.${nonce}.${mac}`;
    for (const forged of [later, `${name}=${mac}`, `${name}=`, `${name}=..${"."}`]) {
      assert.equal(await see(forged), false, forged);
    }
    runtime.pass(31 * 86_400_000);
    assert.equal(await see(cookie), false);
  }));

Deno.test("attack: forms and scripts of other sites change nothing (CSRF)", (test) =>
  onEachSite(test, async ({ makeTarget }) => {
    const { handler } = await makeTarget({ ...UNLIMITED }, fakeRuntime());
    const foreign: Record<string, string>[] = [
      {},
      { Origin: "https://evil.example" },
      { Origin: "null" },
      { Origin: "http://localhost.evil.example" },
      { Origin: "http://localhost:1" },
      { "Sec-Fetch-Site": "cross-site", Origin: HERE },
      { "Sec-Fetch-Site": "same-site" },
      { Referer: `${HERE}/sql` },
    ];
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
      for (const path of ["/api/sql", "/sign-in", "/sign-out", "/"]) {
        for (const headers of foreign) {
          const init = { method, headers: { ...headers, "Content-Length": "0" } };
          assert.equal((await handler(new Request(HERE + path, init))).status, 403);
        }
      }
    }
  }));

Deno.test("attack: a preflight from another site gets no permission (CORS)", (test) =>
  onEachSite(test, async ({ makeTarget }) => {
    const { handler } = await makeTarget({ ...UNLIMITED }, fakeRuntime());
    const preflight = { Origin: "https://evil.example", "Access-Control-Request-Method": "POST" };
    for (const path of ["/api/sql", "/api/summary", "/", "/nowhere"]) {
      for (const init of [{ method: "OPTIONS", headers: preflight }, { headers: preflight }]) {
        const { headers } = await handler(new Request(HERE + path, init));
        for (const name of headers.keys()) assert.ok(!name.startsWith("access-control-"), name);
      }
    }
  }));

Deno.test("attack: names made to lead here (DNS rebinding) reach nothing", (test) =>
  onEachSite(test, async ({ makeTarget, secret }) => {
    const { handler } = await makeTarget({ ...UNLIMITED }, fakeRuntime());
    for (const host of ["evil.example", "localhost.evil.example", "10.0.0.1.nip.example", "x"]) {
      for (const req of [new Request(`http://${host}/`), withHost(host), withHost(`${host}:80`)]) {
        const answer = await handler(req);
        assert.equal(answer.status, 421);
        assert.ok(!(await answer.text()).includes(secret));
      }
    }
  }));

function withHost(Host: string): Request {
  return new Request(HERE, { headers: { Host } });
}

Deno.test("attack: requests of another site use up nobody's allowance", (test) =>
  onEachSite(test, async ({ makeTarget }) => {
    const { handler } = await makeTarget({
      HOST: "0.0.0.0",
      REQUESTS_PER_MINUTE: "5",
      TOTAL_REQUESTS_PER_MINUTE: "20",
    }, fakeRuntime());
    const foreign = [
      { "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "image" },
      { "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe" },
      { "Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "cors" },
    ];
    for (let request = 0; request < 100; request++) {
      for (const headers of foreign) {
        for (const path of ["/", "/api/summary"]) {
          const { status, body } = await handler(new Request(HERE + path, { headers }));
          await body?.cancel();
          assert.equal(status, 403);
        }
      }
    }
    const own = await handler(new Request(`${HERE}/api/health`));
    await own.body?.cancel();
    assert.equal(own.status, 200);
  }));

Deno.test("attack: the owner of a local site has no limit, a tunnel to it has", (test) =>
  onEachSite(test, async ({ makeTarget }) => {
    const { handler } = await makeTarget({ REQUESTS_PER_MINUTE: "5" }, fakeRuntime());
    const statuses = async (headers: Record<string, string>) => {
      const all = new Set<number>();
      for (let request = 0; request < 50; request++) {
        const { status, body } = await handler(new Request(`${HERE}/api/health`, { headers }));
        await body?.cancel();
        all.add(status);
      }
      return [...all];
    };
    assert.deepEqual(await statuses({}), [200]);
    assert.deepEqual(await statuses({ Via: "1.1 tunnel" }), [200, 429]);
  }));
