import { heatClass, heatTop } from "../lib/ui/views/heat.ts";
import { measureText, type Metric } from "../lib/ui/views/metric.ts";
import { type WeekCell, weekRows } from "../lib/ui/views/week.ts";
import { clock, weekday } from "../lib/ui/words/format.ts";
import { words } from "../lib/ui/words/mod.ts";

const [LEFT, TOP, CELL] = [34, 16, 18];

/** The hours of the week as a field of cells, from Monday, midnight at the left. */
export function WeekHeat({ cells, metric }: { cells: readonly WeekCell[]; metric: Metric }) {
  const top = heatTop(cells.map((cell) => cell[metric]));
  const text = words.overview.week;
  return (
    <svg
      class="cells"
      viewBox={`0 0 ${LEFT + 24 * CELL} ${TOP + 7 * CELL}`}
      role="img"
      aria-label={text.name(words.metric[metric])}
    >
      {[0, 6, 12, 18].map((hour) => (
        <text key={hour} x={LEFT + hour * CELL} y={10}>{clock(hour)}</text>
      ))}
      {weekRows(cells).map(({ dow, hours }, row) => (
        <>
          <text x={0} y={TOP + row * CELL + 12}>{weekday(dow, "short")}</text>
          {hours.map((cell) => (
            <rect
              x={LEFT + cell.hour * CELL}
              y={TOP + row * CELL}
              width={CELL - 2}
              height={CELL - 2}
              class={heatClass(cell[metric], top)}
            >
              <title key="name">
                {text.cell(weekday(dow), clock(cell.hour), measureText(cell, metric))}
              </title>
            </rect>
          ))}
        </>
      ))}
    </svg>
  );
}
