import { isApiPath } from "../../ui/links/pages.ts";

/** The part of a Fresh context that the middleware here uses. */
export interface RequestContext {
  readonly req: Request;
  /** The URL that routes are matched with. */
  readonly url: URL;
  /** The pattern of the route, null when none has this path. */
  readonly route: string | null;
  readonly info: {
    readonly remoteAddr: Deno.Addr;
    /** Settles when the answer was sent; missing if the request did not come through a server. */
    readonly completed?: Promise<void>;
  };
  /** Hands the request on. */
  next(): Promise<Response>;
}

/** A middleware in Fresh's form that needs no state. */
export type Middleware = (context: RequestContext) => Promise<Response>;

/** Whether an address is part of the API, whose errors are JSON. */
export function isApi(url: URL): boolean {
  return isApiPath(url.pathname);
}
