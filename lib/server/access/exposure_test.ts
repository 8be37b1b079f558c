import assert from "node:assert/strict";
import { requestContext } from "../../../tests/support/request_context.ts";
import { type ExposureState, limitExposure } from "./exposure.ts";

const LOCAL = {
  host: "127.0.0.1",
  allowedHosts: "",
  trustProxy: 0,
  denoDeploy: false,
  publicHistory: false,
};
const PUBLIC = { ...LOCAL, host: "0.0.0.0" };

const statusOf = async (
  settings: typeof LOCAL,
  path: string,
  { isProtected = false, route = null, headers = {}, from = "127.0.0.1" }: {
    isProtected?: boolean;
    from?: string;
    route?: string | null;
    headers?: Record<string, string>;
  } = {},
) => {
  const context = requestContext({ url: `http://localhost${path}`, route, headers, from });
  return (await limitExposure(settings, isProtected)({ ...context, state: {} })).status;
};

const givenBy = async (
  settings: typeof LOCAL,
  { isProtected = false, from = "127.0.0.1", headers = {} }: {
    isProtected?: boolean;
    from?: string;
    headers?: Record<string, string>;
  } = {},
) => {
  const state: ExposureState = {};
  const context = requestContext({ url: "http://localhost/", headers, from });
  await limitExposure(settings, isProtected)({ ...context, state });
  return state.shows;
};

Deno.test("limitExposure: says to pages and API whether everything is given, or sums only", async () => {
  assert.equal(await givenBy(LOCAL), "everything");
  assert.equal(await givenBy(PUBLIC), "sums");
  assert.equal(await givenBy(PUBLIC, { isProtected: true }), "everything");
  assert.equal(await givenBy({ ...PUBLIC, publicHistory: true }), "everything");
  assert.equal(await givenBy(LOCAL, { from: "192.168.1.7" }), "sums");
  assert.equal(await givenBy(LOCAL, { headers: { Via: "1.1 tunnel" } }), "sums");
});

Deno.test("limitExposure: a public site without a password shows no single plays", async () => {
  const paths = ["/history", "/history/", "/history?cursor=1", "/HISTORY", "/%68istory"];
  const api = ["/api/plays", "/api/plays?format=csv", "/api/plays.csv", "/api/plays/csv"];
  for (const path of [...paths, ...api, "/api//plays", "//history", "/api/%70lays"]) {
    assert.equal(await statusOf(PUBLIC, path), 403, path);
    assert.equal(await statusOf(LOCAL, path), 200, path);
    assert.equal(await statusOf(PUBLIC, path, { isProtected: true }), 200, path);
    assert.equal(await statusOf({ ...PUBLIC, publicHistory: true }, path), 200, path);
  }
  assert.equal(await statusOf(PUBLIC, "/renamed", { route: "/history" }), 403);
  for (const path of ["/", "/artists", "/api/summary", "/api/playlists", "/historyless"]) {
    assert.equal(await statusOf(PUBLIC, path), 200, path);
  }
});

Deno.test("limitExposure: each way to be reached from outside counts", async () => {
  const ways = [
    { host: "192.168.1.2" },
    { host: "::" },
    { allowedHosts: "stats.example.org" },
    { trustProxy: 1 },
    { denoDeploy: true },
  ];
  for (const way of ways) assert.equal(await statusOf({ ...LOCAL, ...way }, "/history"), 403);
  assert.equal(await statusOf({ ...LOCAL, allowedHosts: "localhost" }, "/history"), 200);
});

Deno.test("limitExposure: a request from another computer counts as public", async () => {
  for (const from of ["192.168.1.7", "203.0.113.9", "2001:db8::7", "::ffff:192.168.1.7"]) {
    assert.equal(await statusOf(LOCAL, "/history", { from }), 403, from);
    assert.equal(await statusOf(LOCAL, "/sql", { from }), 403, from);
  }
  for (const from of ["127.0.0.1", "::1", "::ffff:127.0.0.1"]) {
    assert.equal(await statusOf(LOCAL, "/history", { from }), 200, from);
  }
});

Deno.test("limitExposure: a request through a tunnel or proxy counts as public", async () => {
  for (const name of ["X-Forwarded-For", "Forwarded", "Via", "X-Real-IP", "X-Forwarded-Host"]) {
    assert.equal(await statusOf(LOCAL, "/history", { headers: { [name]: "203.0.113.9" } }), 403);
  }
});

Deno.test("limitExposure: the SQL console answers on this computer alone, password or not", async () => {
  for (const path of ["/sql", "/api/sql"]) {
    assert.equal(await statusOf(LOCAL, path), 200);
    assert.equal(await statusOf(PUBLIC, path), 403);
    assert.equal(await statusOf({ ...PUBLIC, publicHistory: true }, path), 403);
    assert.equal(await statusOf(PUBLIC, path, { isProtected: true }), 403);
  }
});
