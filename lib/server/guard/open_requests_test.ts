import assert from "node:assert/strict";
import { fakeWorld } from "../../../tests/support/fake_world.ts";
import { visitOf } from "../../../tests/support/visit_of.ts";
import { OpenRequests } from "./open_requests.ts";

Deno.test("OpenRequests: so many at once, until the client has all of the answer", async () => {
  const open = new OpenRequests(1);
  const sent = Promise.withResolvers<void>();
  assert.equal((await open.guard(visitOf({ completed: sent.promise }))).status, 200);
  const refused = await open.guard(visitOf());
  assert.deepEqual([refused.status, refused.headers.get("Retry-After")], [503, "1"]);
  sent.resolve();
  await sent.promise;
  await Promise.resolve();
  await Promise.resolve();
  assert.equal(open.count, 0);
  assert.equal((await open.guard(visitOf())).status, 200);
});

Deno.test("OpenRequests: at the end open ones are finished and none is begun", async () => {
  const open = new OpenRequests(10);
  const answer = Promise.withResolvers<Response>();
  const running = open.guard(visitOf({ next: () => answer.promise }));
  const finished = open.finish(1000, fakeWorld().after);
  const refused = await open.guard(visitOf());
  assert.deepEqual([refused.status, refused.headers.get("Connection")], [503, "close"]);
  answer.resolve(new Response("whole"));
  assert.equal(await (await running).text(), "whole");
  assert.equal(await finished, true);
});

Deno.test("OpenRequests: the end does not wait for ever", async () => {
  const world = fakeWorld();
  const open = new OpenRequests(10);
  const never = Promise.withResolvers<Response>();
  open.guard(visitOf({ next: () => never.promise })).catch(() => {});
  const finished = open.finish(1000, world.after);
  world.pass(1000);
  assert.equal(await finished, false);
});

Deno.test("OpenRequests: a connection that breaks and a handler that throws are over too", async () => {
  const open = new OpenRequests(10);
  await open.guard(visitOf({ completed: Promise.reject(new Error("broken")) }));
  const failing = visitOf({ next: () => Promise.reject(new Error("no")) });
  await assert.rejects(open.guard(failing), /no/);
  assert.equal(await open.finish(1000, fakeWorld().after), true);
});
