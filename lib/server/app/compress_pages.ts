import type { Middleware } from "fresh";
import { encodingOf } from "../api/negotiate.ts";
import { compressed } from "../../core/compress.ts";

/** A middleware that sends pages in the encoding that the browser takes. */
export function compressPages<State>(): Middleware<State> {
  return async (ctx) => {
    const response = await ctx.next();
    const { body, headers } = response;
    const isPage = headers.get("Content-Type")?.startsWith("text/html") === true;
    if (body === null || !isPage || headers.has("Content-Encoding")) return response;
    const encoding = encodingOf(ctx.req.headers.get("Accept-Encoding") ?? "");
    const answer = encoding === undefined
      ? response
      : new Response(await compressed(await response.text(), encoding), response);
    answer.headers.append("Vary", "Accept-Encoding");
    if (encoding !== undefined) answer.headers.set("Content-Encoding", encoding);
    return answer;
  };
}
