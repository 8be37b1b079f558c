import type { Middleware } from "fresh";
import { compressed, type Encoding } from "../../core/compress.ts";
import { encodingOf } from "../api/negotiate.ts";

const COMPRESSIBLE = /^(?:text\/(?:css|javascript)|image\/svg\+xml)/;

/**
 * A middleware around `staticFiles()`, which does not compress: styles, scripts and drawings go out in
 * the encoding that the browser takes. Each is compressed once.
 */
export function compressFiles<State>(): Middleware<State> {
  const known = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
  return async (ctx) => {
    const response = await ctx.next();
    const { headers, status } = response;
    const tag = headers.get("ETag");
    const isFile = status === 200 && COMPRESSIBLE.test(headers.get("Content-Type") ?? "");
    if (!isFile || tag === null || headers.has("Content-Encoding")) return response;
    const encoding = encodingOf(ctx.req.headers.get("Accept-Encoding") ?? "");
    const isEncoded = encoding !== undefined && response.body !== null;
    const answer = isEncoded ? await encoded(response, encoding, known, tag) : response;
    answer.headers.append("Vary", "Accept-Encoding");
    return answer;
  };
}

async function encoded(
  response: Response,
  encoding: Encoding,
  known: Map<string, Promise<Uint8Array<ArrayBuffer>>>,
  tag: string,
): Promise<Response> {
  const body = await known.getOrInsertComputed(
    `${encoding} ${tag}`,
    async () => await compressed(await response.text(), encoding, "small"),
  );
  if (!response.bodyUsed) await response.body?.cancel();
  const answer = new Response(body, response);
  answer.headers.set("Content-Encoding", encoding);
  answer.headers.set("Content-Length", String(body.length));
  return answer;
}
