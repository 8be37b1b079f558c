import type { ComponentChild } from "preact";
import type { Island, Snapshot } from "../snapshot.ts";

/** An island as it was met on a page. */
export interface RenderedIsland {
  island: Island;
  props: Readonly<Record<string, unknown>>;
}

/** What one rendering of one page gathers. */
export class RenderState {
  readonly nonce: string = crypto.randomUUID().replaceAll("-", "");
  readonly islands: RenderedIsland[] = [];
  /** Elements of `<Head>` by name, until the document takes them. */
  readonly head: Map<string, ComponentChild> = new Map();
  /** Which of the document's own elements the page brought along. */
  readonly seen: Set<string> = new Set();

  /**
   * @param snapshot the build, for its islands and scripts
   * @param basePath the site's
   * @param pathname the requested path, base path included
   */
  constructor(
    readonly snapshot: Snapshot | null,
    readonly basePath: string,
    readonly pathname: string,
  ) {}
}

let current: RenderState | null = null;

/** The page that is being rendered. Rendering is synchronous, so there is one at most. */
export function currentPage(): RenderState | null {
  return current;
}

/** Renders a part of a page. */
export function rendering<T>(state: RenderState, work: () => T): T {
  current = state;
  try {
    return work();
  } finally {
    current = null;
  }
}
