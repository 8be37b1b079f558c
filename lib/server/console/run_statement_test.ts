import assert from "node:assert/strict";
import type { TaskEnd, TaskPipe } from "../../core/task_pipe/task_pipe.ts";
import { csvOf, firstRows } from "./run_statement.ts";

const NEVER = new AbortController().signal;
const DONE: TaskEnd = { kind: "ended", code: 0, signal: null };

/** Runs nothing: these are the pieces of its output, and this is its end. */
function saying(pieces: readonly string[], end: TaskEnd = DONE) {
  let cancelled = 0;
  const pipe: TaskPipe = {
    run() {
      let at = 0;
      const output = new ReadableStream<string>({
        pull(controller) {
          const piece = pieces[at++];
          if (piece === undefined) controller.close();
          else controller.enqueue(piece);
        },
        cancel: () => void cancelled++,
      }, { highWaterMark: 0 });
      return { output, ended: Promise.resolve(end) };
    },
  };
  return { pipe, cancelled: () => cancelled };
}

Deno.test("firstRows: the header, the first rows, and whether there are more", async () => {
  const { pipe } = saying(["a,b\r\n1,x\r\n", "2,y\r\n"]);
  const { seconds: _, ...whole } = Object(await firstRows(pipe, "", NEVER, 2));
  assert.deepEqual(whole, {
    kind: "rows",
    columns: ["a", "b"],
    rows: [["1", "x"], ["2", "y"]],
    isWhole: true,
  });
  const more = saying(["n\r\n", ...Array.from({ length: 100 }, (_, at) => `${at}\r\n`)]);
  const first = Object(await firstRows(more.pipe, "", NEVER, 3));
  assert.deepEqual([first.rows, first.isWhole], [[["0"], ["1"], ["2"]], false]);
  assert.equal(more.cancelled(), 1, "nothing more is worked out");
});

Deno.test("firstRows: what is wrong is told, with what helps", async () => {
  const error = JSON.stringify({ error: { code: "bad-sql", message: "No.", fix: "Yes." } });
  const failed: TaskEnd = { kind: "ended", code: 1, signal: null };
  const { pipe } = saying([error.slice(0, 20), error.slice(20)], failed);
  assert.deepEqual(await firstRows(pipe, "", NEVER, 3), {
    kind: "error",
    what: "No.",
    fix: "Yes.",
  });
  for (
    const [end, what] of [
      [{ kind: "refused", why: "busy" }, /Two statements are already running/],
      [{ kind: "ended", code: 137, signal: "SIGKILL" }, /stopped before it could answer/],
      [{ kind: "lost" }, /stopped before it could answer/],
    ] as const
  ) {
    const answer = await firstRows(saying([], end).pipe, "", NEVER, 3);
    assert.match(answer.kind === "error" ? answer.what : "", what);
  }
});

Deno.test("firstRows: an answer too wide for a page is not gathered", async () => {
  const wide = saying(["a\r\n", ...Array.from({ length: 100 }, () => "x".repeat(100_000))]);
  const answer = await firstRows(wide.pipe, "", NEVER, 3);
  assert.match(answer.kind === "error" ? answer.what : "", /too wide/);
  assert.equal(wide.cancelled(), 1);
});

Deno.test("csvOf: an answer that breaks off is not taken for a whole one", async () => {
  const killed: TaskEnd = { kind: "ended", code: 137, signal: "SIGKILL" };
  const answer = await csvOf(saying(["a\r\n", "1\r\n"], killed).pipe, "", NEVER);
  assert.ok(answer.kind === "csv");
  await assert.rejects(new Response(answer.csv.pipeThrough(new TextEncoderStream())).text());
  const whole = await csvOf(saying(["a\r\n", "1\r\n"]).pipe, "", NEVER);
  assert.ok(whole.kind === "csv");
  assert.equal((await Array.fromAsync(whole.csv)).join(""), "a\r\n1\r\n");
});

Deno.test("csvOf: whoever is gone before the answer begins ends the statement", async () => {
  const { pipe, cancelled } = saying(["a\r\n"]);
  await csvOf(pipe, "", AbortSignal.abort());
  assert.equal(cancelled(), 1);
});
