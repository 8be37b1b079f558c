import { HEAT_STEPS } from "../lib/ui/views/heat.ts";
import { words } from "../lib/ui/words/mod.ts";

/** What the colours of a heat map mean. */
export function HeatScale() {
  return (
    <span class="scale">
      {words.overview.less}
      <svg viewBox={`0 0 ${HEAT_STEPS * 10} 8`} aria-hidden="true">
        {Array.from(
          { length: HEAT_STEPS },
          (_, step) => (
            <rect
              key={step}
              class={`heat-${step}`}
              x={step * 10}
              width="9"
              height="8"
            />
          ),
        )}
      </svg>
      {words.overview.more}
    </span>
  );
}
