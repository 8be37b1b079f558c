import type { Middleware } from "../types.ts";

/** The script that each page loads in development, below the base path. */
export const RELOAD_SCRIPT = "/_frsh/reload.js";
const ALIVE = "/_frsh/alive";

/**
 * Answers what the reload script asks for. Each start of the server has a revision of its own;
 * a page that finds another one than its own loads itself again.
 */
export function liveReload<State>(basePath: string): Middleware<State> {
  const revision = crypto.randomUUID();
  return async (ctx) => {
    const { pathname } = ctx.url;
    if (pathname === basePath + RELOAD_SCRIPT) {
      const headers = {
        "Content-Type": "text/javascript; charset=utf-8",
        "Cache-Control": "no-store",
      };
      return new Response(script(basePath + ALIVE, revision), { headers });
    }
    if (pathname !== basePath + ALIVE) return await ctx.next();
    const headers = { "Content-Type": "text/event-stream", "Cache-Control": "no-store" };
    return new Response(revisions(revision), { headers });
  };
}

/** Tells the revision once and stays open until server or page goes. */
function revisions(revision: string): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(`retry: 200\ndata: ${revision}\n\n`));
    },
  });
}

function script(url: string, revision: string): string {
  return `function connect() {
  const source = new EventSource(${JSON.stringify(url)});
  source.onmessage = ({ data }) => {
    if (data !== ${JSON.stringify(revision)}) location.reload();
  };
  source.onerror = () => {
    if (source.readyState !== EventSource.CLOSED) return;
    setTimeout(connect, 200);
  };
}
connect();
`;
}
