import { Named } from "./Named.tsx";
import type { Hue } from "../lib/ui/charts/data.ts";

/** One bar of a race. */
export interface RaceBar {
  /** The same in every frame. */
  readonly id: number;
  readonly name: string;
  readonly hue: Hue;
  /** Where its name leads. */
  readonly href?: string | undefined;
  readonly text: string;
  /** Its length against the first, 0 to 1. */
  readonly share: number;
}

/** The bars of one frame, the first on top. */
export function RaceBars({ name, bars }: { name: string; bars: readonly RaceBar[] }) {
  return (
    <ol class="race-bars" aria-label={name}>
      {bars.map(({ id, name, hue, href, text, share }, at) => (
        <li key={id} data-row={id}>
          <span class="rank">{at + 1}</span>
          <Named name={name} href={href} />
          <span class="value">{text}</span>
          <svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
            <rect class={`data-${hue}`} width={Math.round(share * 1000) / 10} height="1" />
          </svg>
        </li>
      ))}
    </ol>
  );
}
