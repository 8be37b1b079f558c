import type { VNode } from "preact";
import type { Snapshot } from "./snapshot.ts";

/** Puts a layout or the app wrapper around what it is given. */
export type Wrap = (child: VNode | null) => Promise<VNode | Response | null>;

/** What the framework knows about a request beside its public context. */
export interface Scope {
  app: Wrap | null;
  layouts: readonly Wrap[];
  snapshot: Snapshot | null;
}

const scopes = new WeakMap<object, Scope>();
const nonces = new WeakMap<Response, string>();

/** Starts the scope of a request's context. */
export function openScope(ctx: object, snapshot: Snapshot | null): void {
  scopes.set(ctx, { app: null, layouts: [], snapshot });
}

/** The scope of a request's context. */
export function scopeOf(ctx: object): Scope {
  const scope = scopes.get(ctx);
  if (scope === undefined) throw new TypeError("Expected a context that came from an App");
  return scope;
}

/** Ties the nonce of a page to its response. A response made from that one has none, as in Fresh. */
export function setNonce(response: Response, nonce: string): void {
  nonces.set(response, nonce);
}

/** The nonce of the page that a response was rendered as. */
export function nonceOf(response: Response): string | undefined {
  return nonces.get(response);
}
