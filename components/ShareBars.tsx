import type { ShareRow } from "../lib/ui/views/card.ts";

/** Parts of one whole below each other, each with its bar against the whole. */
export function ShareBars({ rows }: { rows: readonly ShareRow[] }) {
  return (
    <ul class="shares">
      {rows.map(({ name, under, value, share }) => (
        <li key={name}>
          <span class="name">{name}</span>
          <span class="value">{value}</span>
          <svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
            <rect class="whole" width="100" height="1" />
            <rect class="part" width={Math.round(share * 1000) / 10} height="1" />
          </svg>
          {under === "" ? null : <span class="under">{under}</span>}
        </li>
      ))}
    </ul>
  );
}
