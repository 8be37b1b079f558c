import { count } from "../../lib/ui/words/format.ts";
import { words } from "../../lib/ui/words/mod.ts";

const text = words.ranking.change;

/** How many places something rose or fell; null for what was not there before. */
export function Moved({ by }: { by: number | null }) {
  if (by === null) return <span class="moved new">{text.isNew}</span>;
  if (by === 0) {
    return (
      <span class="moved same">
        <span aria-hidden="true">–</span>
        <span class="visually-hidden">{text.same}</span>
      </span>
    );
  }
  const isUp = by > 0;
  return (
    <span class={`moved ${isUp ? "up" : "down"}`}>
      <svg viewBox="0 0 10 10" aria-hidden="true">
        <path d={isUp ? "M5 1.5L9.2 8.5H0.8Z" : "M5 8.5L0.8 1.5H9.2Z"} />
      </svg>
      <span aria-hidden="true">{count(Math.abs(by))}</span>
      <span class="visually-hidden">{isUp ? text.up(by) : text.down(-by)}</span>
    </span>
  );
}
