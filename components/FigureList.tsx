import type { FigureView } from "../lib/ui/views/card.ts";

/** Numbers that matter, each with its name and a note. */
export function FigureList({ figures }: { figures: readonly FigureView[] }) {
  return (
    <dl class={figures.length === 3 ? "figures three" : "figures"}>
      {figures.map(({ label, value, note }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd class="number">{value}</dd>
          <dd class="note">{note}</dd>
        </div>
      ))}
    </dl>
  );
}
