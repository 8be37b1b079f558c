import assert from "node:assert/strict";
import { RequestError } from "../../core/request_error.ts";
import { fakeRuntime } from "../../../tests/support/fake_runtime.ts";
import { health, ready } from "./health.ts";

Deno.test("health: alive, whatever the store does", async () => {
  const answer = await health()();
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get("Cache-Control"), "no-store");
  assert.deepEqual(await answer.json(), { status: "ok" });
});

Deno.test("ready: the data version while the store is reachable, 503 without reasons while not", async () => {
  const runtime = fakeRuntime();
  let isReachable = false;
  const dataVersion = () =>
    isReachable ? Promise.resolve("4f2a") : Promise.reject(new Error("password of db is hunter2"));
  const handler = ready({ dataVersion, ...runtime });
  const away = await handler();
  assert.equal(away.status, 503);
  assert.deepEqual(await away.json(), { status: "store unreachable" });
  isReachable = true;
  runtime.pass(1000);
  const back = await handler();
  assert.equal(back.status, 200);
  assert.deepEqual(await back.json(), { status: "ok", data_version: "4f2a" });
});

Deno.test("ready: what any visitor is told, it tells too", async () => {
  const error = new RequestError("database-unavailable", "Run `deno task sync`.");
  const answer = await ready({ dataVersion: () => Promise.reject(error) })();
  assert.equal(answer.status, 503);
  assert.deepEqual(await answer.json(), { status: "Run `deno task sync`." });
});

Deno.test("ready: however many ask, the store is asked once a second", async () => {
  const runtime = fakeRuntime();
  let asked = 0;
  const handler = ready({ dataVersion: () => Promise.resolve(`${++asked}`), ...runtime });
  await Promise.all(Array.from({ length: 50 }, handler));
  runtime.pass(1000);
  await handler();
  assert.equal(asked, 2);
});

Deno.test("ready: a store that hangs and a process that ends are not ready", async () => {
  const runtime = fakeRuntime();
  const never = Promise.withResolvers<string>();
  const hanging = ready({ dataVersion: () => never.promise, ...runtime })();
  runtime.pass(2000);
  assert.equal((await hanging).status, 503);
  const closing = ready({ dataVersion: () => Promise.resolve("4f2a"), isClosing: () => true });
  assert.equal((await closing()).status, 503);
});
