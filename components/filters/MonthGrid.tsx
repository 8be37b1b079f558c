import { weeksOf } from "../../lib/ui/views/days.ts";
import type { Range } from "../../lib/queries/filters/comparison.ts";
import { shortDay, weekday } from "../../lib/ui/words/format.ts";

interface MonthGridProps {
  /** The day that the keyboard is at. */
  at: string;
  label: string;
  data: Range;
  /** The days that are, or would be, chosen. */
  range: Range;
  onKeyDown: (event: KeyboardEvent) => void;
  onOver: (day: string) => void;
  onDay: (day: string, form: HTMLFormElement) => void;
}

/** Monday first, as 0 = Sunday has it. */
const WEEK = [1, 2, 3, 4, 5, 6, 0];

/** The days of a month as a date grid of the ARIA practices. */
export function MonthGrid({ at, label, onKeyDown, ...day }: MonthGridProps) {
  return (
    <table role="grid" aria-label={label} onKeyDown={onKeyDown}>
      <thead>
        <tr>
          {WEEK.map((dow) => (
            <th key={dow} scope="col" abbr={weekday(dow)}>{weekday(dow, "short").slice(0, 2)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(at).map((week) => (
          <tr>
            {week.map((date, column) =>
              date === null
                ? <td key={column} />
                : <DayCell key={date} date={date} isAt={date === at} {...day} />
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface DayCellProps extends Pick<MonthGridProps, "data" | "range" | "onOver" | "onDay"> {
  date: string;
  isAt: boolean;
}

function DayCell({ date, isAt, data, range: { start, end }, onOver, onDay }: DayCellProps) {
  const isChosen = date >= start && date <= end;
  const ends = [date === start ? "first" : "", date === end ? "last" : ""].join(" ").trim();
  return (
    <td role="gridcell" aria-selected={isChosen} class={ends === "" ? undefined : ends}>
      <button
        type="button"
        tabindex={isAt ? 0 : -1}
        disabled={date < data.start || date > data.end}
        aria-label={shortDay(date)}
        onPointerEnter={() => onOver(date)}
        onClick={({ currentTarget: { form } }) => form !== null && onDay(date, form)}
      >
        {Number(date.slice(8))}
      </button>
    </td>
  );
}
