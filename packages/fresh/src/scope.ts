import type { VNode } from "preact";
import type { Snapshot } from "./snapshot.ts";

/** Puts a layout or the app wrapper around what it is given. */
export type Wrap = (child: VNode | null) => Promise<VNode | Response | null>;

/** What the framework knows about a request beside its public context. */
export interface Scope {
  app: Wrap | null;
  layouts: readonly Wrap[];
  snapshot: Snapshot | null;
  /** Nonce of the page that was rendered, null while none was. */
  nonce: string | null;
}

const scopes = new WeakMap<object, Scope>();

/** Starts the scope of a request's context. */
export function openScope(ctx: object, snapshot: Snapshot | null): void {
  scopes.set(ctx, { app: null, layouts: [], snapshot, nonce: null });
}

/** The scope of a request's context. */
export function scopeOf(ctx: object): Scope {
  const scope = scopes.get(ctx);
  if (scope === undefined) throw new TypeError("Expected a context that came from an App");
  return scope;
}
