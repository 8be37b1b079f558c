/** A small site for console_test.ts: it asks its launcher to answer what it is sent as SQL. */
import { taskPipe } from "../../lib/core/task_pipe/task_pipe.ts";
import { csvOf, firstRows } from "../../lib/server/console/run_statement.ts";

const pipe = taskPipe();
if (pipe === null) throw new Error("nothing started this with a pipe");

const port = Number(Deno.args[0]);
Deno.serve({ hostname: "127.0.0.1", port, onListen: () => {} }, async (req) => {
  const { pathname } = new URL(req.url);
  if (pathname === "/task") {
    const { ended } = pipe.run(await req.text(), "");
    return Response.json(await ended);
  }
  const sql = await req.text();
  if (pathname === "/rows") return Response.json(await firstRows(pipe, sql, req.signal, 500));
  const answer = await csvOf(pipe, sql, req.signal);
  return answer.kind === "error"
    ? Response.json(answer, { status: 400 })
    : new Response(answer.csv.pipeThrough(new TextEncoderStream()));
});
