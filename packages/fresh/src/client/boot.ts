import { type ComponentType, h, render } from "preact";
import { computed, signal } from "@preact/signals";
import { unflatten } from "devalue";
import { pageData } from "../runtime/build_id.ts";
import { keepHistory } from "./history.ts";
import { type Range, rangeRoot } from "./range_root.ts";

const REVIVERS = {
  Computed: ([value]: [unknown]) => computed(() => value),
  Signal: ([value]: [unknown]) => signal(value),
};

keepHistory();
const { islands, props: table } = pageData();
const props: Record<string, unknown>[] = unflatten(table, REVIVERS);
const ranges = findRanges();

for (const [index, { url, exportName, name }] of islands.entries()) {
  const range = ranges.get(index);
  if (range?.end === undefined) continue;
  const { start, end } = range;
  import(url)
    .then((module: Record<string, ComponentType>) => {
      const component = module[exportName];
      if (component === undefined) throw new TypeError(`${url} has no export ${exportName}`);
      later(() => render(h(component, props[index] ?? {}), rangeRoot({ start, end })));
    })
    .catch((error) => console.error(`Island ${name} did not start:`, error));
}

/** Lets the browser answer its user between islands. */
function later(work: () => void): void {
  if ("scheduler" in globalThis) scheduler.postTask(work);
  else setTimeout(work);
}

/** The comments around each island. */
function findRanges(): Map<number, Partial<Range> & Pick<Range, "start">> {
  const found = new Map<number, Partial<Range> & Pick<Range, "start">>();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_COMMENT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const [, slash, index] = /^(\/?)fresh:(\d+)$/.exec(node.nodeValue ?? "") ?? [];
    if (!(node instanceof Comment) || index === undefined) continue;
    const known = found.get(Number(index));
    if (slash === "") found.set(Number(index), { start: node });
    else if (known !== undefined) known.end = node;
  }
  return found;
}
