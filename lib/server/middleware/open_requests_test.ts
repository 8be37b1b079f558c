import assert from "node:assert/strict";
import { fakeRuntime } from "../../../tests/support/fake_runtime.ts";
import { requestContext } from "../../../tests/support/request_context.ts";
import { OpenRequests } from "./open_requests.ts";

Deno.test("OpenRequests: so many at once, until the client has all of the answer", async () => {
  const open = new OpenRequests(1);
  const sent = Promise.withResolvers<void>();
  assert.equal((await open.middleware(requestContext({ completed: sent.promise }))).status, 200);
  const refused = await open.middleware(requestContext());
  assert.deepEqual([refused.status, refused.headers.get("Retry-After")], [503, "1"]);
  sent.resolve();
  await sent.promise;
  await Promise.resolve();
  await Promise.resolve();
  assert.equal(open.count, 0);
  assert.equal((await open.middleware(requestContext())).status, 200);
});

Deno.test("OpenRequests: at the end open ones are finished and none is begun", async () => {
  const open = new OpenRequests(10);
  const answer = Promise.withResolvers<Response>();
  const running = open.middleware(requestContext({ next: () => answer.promise }));
  const finished = open.finish(1000, fakeRuntime().setTimer);
  const refused = await open.middleware(requestContext());
  assert.deepEqual([refused.status, refused.headers.get("Connection")], [503, "close"]);
  answer.resolve(new Response("whole"));
  assert.equal(await (await running).text(), "whole");
  assert.equal(await finished, true);
});

Deno.test("OpenRequests: the end does not wait for ever", async () => {
  const runtime = fakeRuntime();
  const open = new OpenRequests(10);
  const never = Promise.withResolvers<Response>();
  open.middleware(requestContext({ next: () => never.promise })).catch(() => {});
  const finished = open.finish(1000, runtime.setTimer);
  runtime.pass(1000);
  assert.equal(await finished, false);
});

Deno.test("OpenRequests: a connection that breaks and a handler that throws are over too", async () => {
  const open = new OpenRequests(10);
  await open.middleware(requestContext({ completed: Promise.reject(new Error("broken")) }));
  const failing = requestContext({ next: () => Promise.reject(new Error("no")) });
  await assert.rejects(open.middleware(failing), /no/);
  assert.equal(await open.finish(1000, fakeRuntime().setTimer), true);
});
