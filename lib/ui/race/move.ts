/** Moves rows from where they were to where they are, unless motion is not wanted. */
export type RowMover = (root: HTMLElement, milliseconds: number) => void;

/**
 * Remembers where rows (elements with `data-row`) stood at the last call and lets each slide from
 * there; rows that are new come from below.
 */
export function rowMover(): RowMover {
  let before = new Map<string, number>();
  return (root, milliseconds) => {
    const rows = [...root.querySelectorAll<HTMLElement>("[data-row]")];
    const now = new Map(rows.map((row) => [row.dataset["row"] ?? "", row.offsetTop]));
    const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (before.size > 0 && !isStill) {
      for (const row of rows) {
        const to = row.offsetTop;
        const from = before.get(row.dataset["row"] ?? "") ?? to + row.offsetHeight;
        if (from === to) continue;
        row.animate(
          [{ transform: `translateY(${from - to}px)` }, { transform: "none" }],
          { duration: milliseconds, easing: "ease-in-out" },
        );
      }
    }
    before = now;
  };
}
