/** The part of morphdom that is used; its own types are of a CommonJS module, which it is not here. */
interface MorphOptions {
  readonly onBeforeElUpdated: (from: HTMLElement, to: HTMLElement) => boolean;
  readonly onBeforeNodeAdded: (node: Node) => false | Node;
}

/** Changes `from` into what `to` is, and as little of it as it can. */
export default function morphdom(from: Node, to: Node, options: MorphOptions): Node;
