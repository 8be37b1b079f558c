import { type Refusal, refuse } from "./refusal.ts";
import type { Middleware, RequestContext } from "./context.ts";

/** How large a request may be. */
export interface SizeLimits {
  /** Characters of the whole address. */
  readonly url: number;
  /** Characters of all header names and values. */
  readonly headers: number;
  /** Bytes of the body. */
  readonly body: number;
}

/** Far above anything the site's own pages send. */
export const SIZE_LIMITS: SizeLimits = { url: 4096, headers: 16_384, body: 65_536 };

/**
 * Refuses requests that are too large (414, 431, 413), and bodies that do not say their length
 * (411): the server enforces the declared length.
 *
 * @param isUpload whether a request may bring a file of any size
 *
 * @example
 * ```ts
 * import { limitSize } from "./limit_size.ts";
 *
 * console.assert(typeof limitSize() === "function");
 * ```
 */
export function limitSize(
  limits: SizeLimits = SIZE_LIMITS,
  isUpload: (context: RequestContext) => boolean = () => false,
): Middleware {
  return async (context) => {
    const body = isUpload(context) ? Infinity : limits.body;
    const refusal = tooLarge(context.req, { ...limits, body });
    return refusal === null ? await context.next() : refuse(context, refusal);
  };
}

function tooLarge({ url, headers, method }: Request, limits: SizeLimits): Refusal | null {
  if (url.length > limits.url) {
    return { status: 414, code: "url-too-long", message: "The address is too long." };
  }
  let size = 0;
  for (const [name, value] of headers) size += name.length + value.length;
  if (size > limits.headers) {
    return { status: 431, code: "headers-too-large", message: "The headers are too large." };
  }
  const length = headers.get("content-length");
  if (length !== null && !(Number(length) <= limits.body)) {
    return { status: 413, code: "body-too-large", message: "The body is too large." };
  }
  const writes = !["GET", "HEAD", "OPTIONS"].includes(method);
  if (headers.has("transfer-encoding") || (writes && length === null)) {
    return { status: 411, code: "length-required", message: "Content-Length is missing." };
  }
  return null;
}
