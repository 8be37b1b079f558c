import type { ContainerNode } from "preact";

/** Two comments with the same parent; what is between them belongs to an island. */
export interface Range {
  start: Comment;
  end: Comment;
}

/**
 * Makes Preact take the nodes between two comments for a container of their own, so that an
 * island needs no element around it.
 */
export function rangeRoot({ start, end }: Range): ContainerNode {
  const parent = start.parentNode ?? document.body;
  const nodes: ChildNode[] = [];
  for (let node = start.nextSibling; node !== null && node !== end; node = node.nextSibling) {
    nodes.push(node);
  }
  const insertBefore = (node: Node, child: Node | null) => parent.insertBefore(node, child ?? end);
  const root = {
    nodeType: 1,
    parentNode: parent,
    firstChild: nodes[0] ?? null,
    childNodes: nodes,
    namespaceURI: parent instanceof Element ? parent.namespaceURI : null,
    ownerDocument: document,
    contains: (other: Node | null) => parent.contains(other),
    insertBefore,
    appendChild: (node: Node) => insertBefore(node, null),
    removeChild: (node: Node) => parent.removeChild(node),
  };
  return root;
}
