import type { DayMark } from "../lib/ui/cards/days_card.ts";
import { dayCells } from "../lib/ui/views/calendar.ts";
import { heatClass, heatTop } from "../lib/ui/views/heat.ts";
import { measureText, type Metric } from "../lib/ui/views/metric.ts";
import type { Range } from "../lib/queries/filters/comparison.ts";
import { longMonth, shortDay, weekday } from "../lib/ui/words/format.ts";
import { words } from "../lib/ui/words/mod.ts";
import { Mark, stopOf } from "./Mark.tsx";

const [LEFT, TOP, CELL] = [34, 16, 12];
/** Few weeks do not get larger cells than these make. */
const [FEW_WEEKS, SOME_WEEKS] = [16, 30];

interface CalendarHeatProps {
  days: readonly DayMark[];
  range: Range;
  metric: Metric;
  name: string;
}

/** Days as cells: columns are weeks, rows weekdays from Monday. */
export function CalendarHeat({ days, range, metric, name }: CalendarHeatProps) {
  const cells = dayCells(days, range, (date) => ({ date, hours: 0, plays: 0, link: null }));
  const stop = stopOf(cells.map(({ link }) => link));
  const top = heatTop(days.map((day) => day[metric]));
  const weeks = (cells.at(-1)?.column ?? 0) + 1;
  const columns = Math.max(FEW_WEEKS, weeks);
  const size = weeks <= FEW_WEEKS ? "few" : weeks <= SOME_WEEKS ? "some" : "";
  const months = cells.filter(({ date, column }, at) =>
    date.endsWith("-01") || at === 0 && column === 0 && Number(date.slice(8)) < 15
  );
  return (
    <div class={size === "" ? "sideways" : ""} tabindex={0} role="region" aria-label={name}>
      <svg
        class={`cells ${size}`}
        viewBox={`0 0 ${LEFT + columns * CELL} ${TOP + 7 * CELL}`}
        role="group"
        aria-label={name}
        data-across={7}
        data-down={1}
      >
        {months.map(({ date, column }) => (
          <text x={LEFT + column * CELL} y={10}>{longMonth(date).slice(0, 3)}</text>
        ))}
        {[1, 3, 5].map((dow) => (
          <text x={0} y={TOP + (dow - 1) * CELL + 9}>{weekday(dow, "short")}</text>
        ))}
        {cells.map((cell, at) => (
          <Mark
            key={cell.date}
            link={cell.link}
            title={words.overview.calendar.cell(shortDay(cell.date), measureText(cell, metric))}
            at={at}
            isStop={at === stop}
          >
            <rect
              x={LEFT + cell.column * CELL}
              y={TOP + cell.row * CELL}
              class={heatClass(cell[metric], top)}
            />
          </Mark>
        ))}
      </svg>
    </div>
  );
}
