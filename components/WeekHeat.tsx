import type { WeekCardView } from "../lib/ui/cards/week_card.ts";
import { heatClass, heatTop } from "../lib/ui/views/heat.ts";
import { clock } from "../lib/ui/words/format.ts";

import { Mark, stopOf } from "./Mark.tsx";

const [LEFT, TOP, CELL] = [34, 16, 18];

/** The hours of the week as a field of cells, from Monday, midnight at the left. */
export function WeekHeat({ rows, name }: Pick<WeekCardView, "rows" | "name">) {
  const top = heatTop(rows.flatMap(({ cells }) => cells.map(({ average }) => average)));
  const stop = stopOf(rows.flatMap(({ cells }) => cells.map(({ link }) => link)));
  return (
    <svg
      class="cells week"
      viewBox={`0 0 ${LEFT + 24 * CELL} ${TOP + 7 * CELL}`}
      role="group"
      aria-label={name}
      data-across={1}
      data-down={24}
    >
      {[0, 6, 12, 18].map((hour) => (
        <text key={hour} x={LEFT + hour * CELL} y={10}>{clock(hour)}</text>
      ))}
      {rows.map(({ label, cells }, row) => (
        <g key={label}>
          <text x={0} y={TOP + row * CELL + 12}>{label}</text>
          {cells.map(({ hour, average, title, link }) => (
            <Mark
              key={hour}
              link={link}
              title={title}
              at={row * 24 + hour}
              isStop={row * 24 + hour === stop}
            >
              <rect
                x={LEFT + hour * CELL}
                y={TOP + row * CELL}
                class={heatClass(average, top)}
              />
            </Mark>
          ))}
        </g>
      ))}
    </svg>
  );
}
