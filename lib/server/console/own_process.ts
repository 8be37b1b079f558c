import { CliError } from "../../core/errors.ts";
import type { AskedTask, TaskEnd, TaskPipe } from "../../core/task_pipe/task_pipe.ts";

/** How many statements run at once. */
const MOST = 2;

/**
 * Runs statements in this process when no launcher can run them beside it: in the single binary and
 * under `deno serve`. The same limits apply, as far as DuckDB counts its memory.
 */
export function ownProcess(dataDir: string): TaskPipe {
  let running = 0;
  return {
    run(_task, sql) {
      if (running >= MOST) return refused();
      const { promise: ended, resolve } = Promise.withResolvers<TaskEnd>();
      const stop = new AbortController();
      const pieces = async function* () {
        running++;
        const code = yield* piecesOf(`${dataDir}/spotify.duckdb`, sql, stop.signal);
        resolve({ kind: "ended", code, signal: null });
      };
      const output = ReadableStream.from(ending(pieces(), () => {
        running--;
        resolve({ kind: "ended", code: 1, signal: null });
      }));
      return { output: cancelledBy(output, stop), ended };
    },
  };
}

/** The same chunks; `end` is called when there are no more, or nobody wants them. */
async function* ending(pieces: AsyncIterable<string>, end: () => void): AsyncGenerator<string> {
  try {
    yield* pieces;
  } finally {
    end();
  }
}

/** What `query --csv --json` would print; returns its exit code. */
async function* piecesOf(
  path: string,
  sql: string,
  signal: AbortSignal,
): AsyncGenerator<string, number> {
  let hasBegun = false;
  try {
    // Loaded when it is used: a site on Postgres has no need of DuckDB.
    const { openStatement } = await import("../../db/query.ts");
    const { csvLines } = await import("../../db/text_table.ts");
    using result = await openStatement(path, sql, { signal });
    hasBegun = true;
    yield csvLines([result.columns]);
    for await (const rows of result.chunks) yield csvLines(rows);
    return 0;
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    if (!hasBegun) yield JSON.stringify({ error });
    return error.exitCode;
  }
}

/** The same stream; cancelling it stops the statement at once. */
function cancelledBy(source: ReadableStream<string>, stop: AbortController) {
  const reader = source.getReader();
  return new ReadableStream<string>({
    async pull(controller) {
      const { done, value } = await reader.read();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      stop.abort();
      // A stopped statement ends with an expected error.
      await reader.cancel().catch(() => {});
    },
  }, { highWaterMark: 0 });
}

function refused(): AskedTask {
  return {
    output: new ReadableStream({ start: (controller) => controller.close() }),
    ended: Promise.resolve({ kind: "refused", why: "busy" }),
  };
}
