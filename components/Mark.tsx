import type { ComponentChildren } from "preact";
import type { MarkLink } from "../lib/ui/charts/data.ts";

interface MarkProps {
  /** Where it leads; null for what leads nowhere. */
  link: MarkLink | null;
  /** What it holds, in words. */
  title: string;
  /** Its place in the grid of its drawing, which arrow keys go through. */
  at: number;
  /** Whether it is the one that Tab reaches. */
  isStop: boolean;
  children: ComponentChildren;
}

/**
 * A mark of a drawing, as a link where it leads somewhere. Of a drawing Tab reaches one mark, arrow keys
 * the others (see {@linkcode walkMarks}).
 */
export function Mark({ link, title, at, isStop, children }: MarkProps) {
  if (link === null) {
    return (
      <g>
        <title key="name">{title}</title>
        {children}
      </g>
    );
  }
  return (
    <a class="mark" href={link.href} tabindex={isStop ? 0 : -1} data-at={at}>
      <title key="name">{`${title}\n${link.label}`}</title>
      {children}
    </a>
  );
}

/** The place of the mark that Tab reaches: the last one that leads somewhere. */
export function stopOf(links: readonly (MarkLink | null)[]): number {
  return links.findLastIndex((link) => link !== null);
}
