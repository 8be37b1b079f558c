import assert from "node:assert/strict";
import { answerAsks, type StartedTask } from "./answer_asks.ts";
import type { Ask, Channel, Told } from "./messages.ts";
import { pipeOver } from "./task_pipe.ts";

/** Two ends that hear each other; `close` breaks the pipe. */
function pair() {
  const listeners: ((message: unknown) => void)[][] = [[], []];
  const closers: (() => void)[] = [];
  const said: (Ask | Told)[] = [];
  const end = (own: number): Channel => ({
    send(message) {
      said.push(message);
      queueMicrotask(() => listeners[1 - own]?.forEach((act) => act(structuredClone(message))));
    },
    onMessage: (act) => void listeners[own]?.push(act),
    onClose: (act) => void closers.push(act),
  });
  return { site: end(0), launcher: end(1), said, close: () => closers.forEach((act) => act()) };
}

/** A task that prints pieces, as far as they are read, until it is killed. */
function printing(pieces: readonly string[], code = 0) {
  let read = 0;
  const { promise: status, resolve } = Promise.withResolvers<
    { code: number; signal: string | null }
  >();
  const stdout = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(controller) {
      const piece = pieces[read++];
      if (piece !== undefined) return controller.enqueue(new TextEncoder().encode(piece));
      controller.close();
      resolve({ code, signal: null });
    },
  }, { highWaterMark: 0 });
  const killed = Promise.withResolvers<void>();
  const kill = () => {
    killed.resolve();
    resolve({ code: 137, signal: "SIGKILL" });
  };
  const task: StartedTask = { stdout, status, kill };
  return { task, killed: killed.promise, read: () => read };
}

const endless = () => printing(Array.from({ length: 1000 }, () => "x"));

Deno.test("task pipe: a task gets its input, and its output and its code come back", async () => {
  const { site, launcher } = pair();
  const inputs: string[] = [];
  answerAsks(launcher, {
    start(task, input) {
      inputs.push(`${task}: ${input}`);
      return Promise.resolve(printing(["a,", "b"], 3).task);
    },
  });
  const { output, ended } = pipeOver(site).run("query", "select 1");
  assert.equal((await Array.fromAsync(output)).join(""), "a,b");
  assert.deepEqual(await ended, { kind: "ended", code: 3, signal: null });
  assert.deepEqual(inputs, ["query: select 1"]);
});

Deno.test("task pipe: no more is read of a task than is taken from it", async () => {
  const { site, launcher, said } = pair();
  const one = endless();
  answerAsks(launcher, { start: () => Promise.resolve(one.task) });
  const reader = pipeOver(site).run("query", "").output.getReader();
  await reader.read();
  await reader.read();
  // What is on its way through the decoder, besides the two that were taken.
  assert.ok(one.read() <= 6, `${one.read()}`);
  assert.equal(said.filter((message) => "told" in message && message.told === "output").length, 2);
  await reader.cancel();
  await one.killed;
});

Deno.test("task pipe: a limit on concurrent tasks; a request above it is refused", async () => {
  const { site, launcher } = pair();
  const tasks = [endless(), endless()];
  let started = 0;
  answerAsks(launcher, {
    start: () => Promise.resolve((tasks[started++] ?? endless()).task),
    most: 2,
  });
  const pipe = pipeOver(site);
  const [first] = [pipe.run("query", ""), pipe.run("query", "")];
  assert.deepEqual(await pipe.run("query", "").ended, { kind: "refused", why: "busy" });
  assert.equal(started, 2);
  await first.output.cancel();
  assert.deepEqual(await first.ended, { kind: "ended", code: 137, signal: "SIGKILL" });
  const third = pipe.run("query", "");
  assert.equal((await third.output.getReader().read()).value, "x");
});

Deno.test("task pipe: what may not be asked for is not started; a start that fails has ended", async () => {
  const { site, launcher } = pair();
  answerAsks(launcher, {
    start: (task) => task === "query" ? Promise.reject(new Error("no")) : undefined,
  });
  const pipe = pipeOver(site);
  assert.deepEqual(await pipe.run("ingest", "").ended, { kind: "refused", why: "unknown" });
  assert.deepEqual(await pipe.run("query", "").ended, { kind: "ended", code: 1, signal: null });
});

Deno.test("task pipe: when one end is gone, the tasks end and those who wait are told", async () => {
  const { site, launcher, close } = pair();
  const one = endless();
  answerAsks(launcher, { start: () => Promise.resolve(one.task) });
  const pipe = pipeOver(site);
  const { output, ended } = pipe.run("query", "");
  await output.getReader().read();
  close();
  assert.deepEqual(await ended, { kind: "lost" });
  await one.killed;
  assert.deepEqual(await pipe.run("query", "").ended, { kind: "lost" });
});

Deno.test("task pipe: messages of another form count for nothing", async () => {
  const { site, launcher } = pair();
  let started = 0;
  answerAsks(launcher, {
    start() {
      started++;
      return Promise.resolve(printing([]).task);
    },
  });
  const odd = [null, 7, "run", {}, { ask: "run" }, {
    ask: "run",
    id: "1",
    task: "query",
    input: "",
  }];
  for (const message of odd) Reflect.apply(site.send, site, [message]);
  await pipeOver(site).run("query", "").ended;
  assert.equal(started, 1);
});
