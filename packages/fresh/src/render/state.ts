import type { ComponentChildren, Context, VNode } from "preact";
import { createContext } from "preact";
import { flatChildren } from "./flat_children.ts";
import type { HeadSink } from "../runtime/page_context.ts";
import type { Island, Snapshot } from "../snapshot.ts";

/** An island as it was met on a page. */
export interface RenderedIsland {
  island: Island;
  props: Readonly<Record<string, unknown>>;
}

/** What one rendering of one page gathers. It is handed down by context, never by a module. */
export class RenderState implements HeadSink {
  readonly nonce: string = crypto.randomUUID().replaceAll("-", "");
  readonly islands: RenderedIsland[] = [];
  readonly head: VNode[] = [];
  /** Which of the document's own elements the page brought along. */
  readonly seen: Set<"html" | "head" | "body"> = new Set();

  constructor(readonly snapshot: Snapshot | null, readonly basePath: string) {}

  addToHead(children: ComponentChildren): void {
    for (const child of flatChildren(children)) {
      if (typeof child === "object") this.head.push(child);
    }
  }

  /** Stands in the head for links that are known only when the whole page is rendered. */
  get linksMark(): string {
    return `<!--fresh-links-${this.nonce}-->`;
  }
}

/** The page being rendered. */
export const RenderContext: Context<RenderState | null> = createContext<RenderState | null>(null);
