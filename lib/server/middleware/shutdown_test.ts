import assert from "node:assert/strict";
import { fakeRuntime } from "../../../tests/support/fake_runtime.ts";
import { requestContext } from "../../../tests/support/request_context.ts";
import { OpenRequests } from "./open_requests.ts";
import { closeOnSignals } from "./shutdown.ts";

/** A process that can be signalled; `code` settles with what it exits with. */
function fakeProcess(close: () => Promise<void>) {
  const runtime = fakeRuntime();
  const open = new OpenRequests(10);
  const { promise: code, resolve: exit } = Promise.withResolvers<number>();
  const acts = new Map<string, () => void>();
  const onSignal = (signal: string, act: () => void) => void acts.set(signal, act);
  closeOnSignals(open, { graceMs: 1000, close, onSignal, exit, setTimer: runtime.setTimer });
  return { runtime, open, code, send: (signal: string) => acts.get(signal)?.() };
}

Deno.test("closeOnSignals: open requests are finished, then the store is closed, then it ends with 0", async () => {
  const order: string[] = [];
  const { open, code, send } = fakeProcess(() => Promise.resolve(void order.push("store")));
  const answer = Promise.withResolvers<Response>();
  const running = open.middleware(requestContext({ next: () => answer.promise }));
  send("SIGTERM");
  order.push("signal");
  answer.resolve(new Response("whole"));
  assert.equal(await (await running).text(), "whole");
  assert.equal(await code, 0);
  assert.deepEqual(order, ["signal", "store"]);
});

Deno.test("closeOnSignals: a second signal ends it at once with 1", async () => {
  const { open, code, send } = fakeProcess(() => Promise.resolve());
  const never = Promise.withResolvers<Response>();
  open.middleware(requestContext({ next: () => never.promise })).catch(() => {});
  send("SIGINT");
  send("SIGINT");
  assert.equal(await code, 1);
});

Deno.test("closeOnSignals: a store that does not close ends it with 1", async () => {
  const asked = Promise.withResolvers<void>();
  const never = Promise.withResolvers<void>();
  const { runtime, code, send } = fakeProcess(() => {
    asked.resolve();
    return never.promise;
  });
  send("SIGTERM");
  await asked.promise;
  runtime.pass(1000);
  assert.equal(await code, 1);
});
