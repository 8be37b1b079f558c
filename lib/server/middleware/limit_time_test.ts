import assert from "node:assert/strict";
import { fakeRuntime } from "../../../tests/support/fake_runtime.ts";
import { requestContext } from "../../../tests/support/request_context.ts";
import { limitTime } from "./limit_time.ts";

const LIMITS = { answerMs: 1000, idleMs: 100, bodyMs: 500 };

/** A long CSV without end, and whether its source was let go of. */
function endlessCsv() {
  const state = { isCancelled: false };
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new Uint8Array(10)),
    cancel: () => void (state.isCancelled = true),
  }, { highWaterMark: 0 });
  const next = () =>
    Promise.resolve(new Response(body, { headers: { "Content-Type": "text/csv" } }));
  return { state, next };
}

Deno.test("limitTime: an answer that takes too long becomes 503, and is let go of when it comes", async () => {
  const runtime = fakeRuntime();
  const late = Promise.withResolvers<Response>();
  const cancelled = Promise.withResolvers<void>();
  const answer = limitTime(LIMITS, runtime.setTimer)(requestContext({ next: () => late.promise }));
  runtime.pass(1000);
  const { status, headers } = await answer;
  assert.deepEqual([status, headers.get("Retry-After")], [503, "5"]);
  late.resolve(new Response(new ReadableStream({ cancel: () => cancelled.resolve() })));
  await cancelled.promise;
});

Deno.test("limitTime: an error in time is passed on, one that comes too late is not", async () => {
  const runtime = fakeRuntime();
  const middleware = limitTime(LIMITS, runtime.setTimer);
  await assert.rejects(
    middleware(requestContext({ next: () => Promise.reject(new Error("no")) })),
    /no/,
  );
  const late = Promise.withResolvers<Response>();
  const answer = middleware(requestContext({ next: () => late.promise }));
  runtime.pass(1000);
  late.reject(new Error("too late"));
  assert.equal((await answer).status, 503);
});

Deno.test("limitTime: a client that stops reading a long answer is cut off", async () => {
  const runtime = fakeRuntime();
  const { state, next } = endlessCsv();
  const answer = await limitTime(LIMITS, runtime.setTimer)(requestContext({ next }));
  const reader = answer.body?.getReader();
  await reader?.read();
  runtime.pass(99);
  await reader?.read();
  assert.equal(state.isCancelled, false);
  runtime.pass(100);
  assert.equal(state.isCancelled, true);
  await assert.rejects(async () => await reader?.read(), /too long/);
});

Deno.test("limitTime: a client that reads a long answer drop by drop is cut off in the end", async () => {
  const runtime = fakeRuntime();
  const { state, next } = endlessCsv();
  const answer = await limitTime(LIMITS, runtime.setTimer)(requestContext({ next }));
  const reader = answer.body?.getReader();
  for (let drop = 0; drop < 9; drop++) {
    await reader?.read();
    runtime.pass(50);
  }
  assert.equal(state.isCancelled, false);
  runtime.pass(50);
  assert.equal(state.isCancelled, true);
  await assert.rejects(async () => await reader?.read(), /too long/);
});

Deno.test("limitTime: a long answer that is read in time arrives whole", async () => {
  const runtime = fakeRuntime();
  const next = () =>
    Promise.resolve(new Response("a,b\n1,2\n", { headers: { "Content-Type": "text/csv" } }));
  const answer = await limitTime(LIMITS, runtime.setTimer)(requestContext({ next }));
  assert.equal(answer.status, 200);
  assert.equal(await answer.text(), "a,b\n1,2\n");
});
