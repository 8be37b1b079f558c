import { type ComponentType, h, hydrate, render } from "preact";
import { computed, signal } from "@preact/signals";
import { unflatten } from "devalue";
import { PAGE_DATA_ID } from "../runtime/build_id.ts";
import { ISLAND_IDS, type PageData } from "../runtime/markers.ts";
import { type Range, rangeRoot } from "./range_root.ts";

const REVIVERS = {
  Computed: ([value]: [unknown]) => computed(() => value),
  Signal: ([value]: [unknown]) => signal(value),
};

const data: PageData = JSON.parse(document.getElementById(PAGE_DATA_ID)?.textContent ?? "{}");
const props: Record<string, unknown>[] = unflatten(data.props, REVIVERS);
const ranges = findRanges();

for (const [index, island] of data.islands.entries()) {
  const range = ranges.get(index);
  if (range?.end === undefined) continue;
  start(index, island, { start: range.start, end: range.end })
    .catch((error) => console.error(`Island ${island.name} did not start:`, error));
}

async function start(
  index: number,
  { url, exportName, name }: PageData["islands"][number],
  range: Range,
): Promise<void> {
  const module: Record<string, ComponentType> = await import(url);
  const component = module[exportName];
  if (component === undefined) throw new TypeError(`${url} has no export ${exportName}`);
  const vnode = h(component, props[index] ?? {});
  Object.assign(vnode, { __m: [ISLAND_IDS + index, 0] });

  if (range.start.parentNode === range.end.parentNode) {
    hydrate(vnode, rangeRoot(range));
    return;
  }
  console.error(
    `Island ${name} cannot keep its markup: the browser moved it, as it does with invalid ` +
      "nesting such as a div in a p. It is rendered again.",
  );
  render(vnode, rangeRoot(emptied(range)));
}

/** The comments around each island. */
function findRanges(): Map<number, { start: Comment; end?: Comment }> {
  const found = new Map<number, { start: Comment; end?: Comment }>();
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_COMMENT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const [, slash, index] = /^(\/?)fresh:(\d+)$/.exec(node.nodeValue ?? "") ?? [];
    if (!(node instanceof Comment) || index === undefined) continue;
    const known = found.get(Number(index));
    if (slash === "") found.set(Number(index), { start: node });
    else if (known !== undefined) known.end = node;
  }
  return found;
}

/** Removes what was between two comments that are no longer neighbours. */
function emptied({ start, end }: Range): Range {
  const between = document.createRange();
  between.setStartAfter(start);
  between.setEndBefore(end);
  between.deleteContents();
  const newEnd = document.createComment(end.data);
  start.after(newEnd);
  end.remove();
  return { start, end: newEnd };
}
