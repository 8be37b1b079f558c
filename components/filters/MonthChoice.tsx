import { clamped } from "../../lib/ui/views/days.ts";
import type { Range } from "../../lib/queries/filters/comparison.ts";
import { monthName } from "../../lib/ui/words/format.ts";

interface MonthChoiceProps {
  /** A day of the month that is shown. */
  at: string;
  data: Range;
  texts: Readonly<Record<"month" | "year" | "monthBack" | "monthOn", string>>;
  /** Shows the month that is so many months later. */
  onStep: (months: number) => void;
}

/** The month that the calendar shows: a step back, by name, a step on. */
export function MonthChoice({ at, data, texts, onStep }: MonthChoiceProps) {
  const [year, month] = [at.slice(0, 4), at.slice(5, 7)];
  const months = Array.from({ length: 12 }, (_, at) => String(at + 1).padStart(2, "0"));
  const first = Number(data.start.slice(0, 4));
  const years = Array.from(
    { length: Number(data.end.slice(0, 4)) - first + 1 },
    (_, at) => String(first + at),
  );
  return (
    <div class="month">
      <Step
        label={texts.monthBack}
        path="M6 1L2 5l4 4"
        isOff={`${year}-${month}` <= data.start.slice(0, 7)}
        onStep={() => onStep(-1)}
      />
      <select
        aria-label={texts.month}
        value={month}
        onChange={(event) => onStep(Number(event.currentTarget.value) - Number(month))}
      >
        {months.map((name) => (
          <option key={name} value={name} disabled={!hasMonth(`${year}-${name}`, data)}>
            {monthName(name)}
          </option>
        ))}
      </select>
      <select
        aria-label={texts.year}
        value={year}
        onChange={(event) => onStep((Number(event.currentTarget.value) - Number(year)) * 12)}
      >
        {years.map((name) => <option key={name} value={name}>{name}</option>)}
      </select>
      <Step
        label={texts.monthOn}
        path="M4 1l4 4-4 4"
        isOff={`${year}-${month}` >= data.end.slice(0, 7)}
        onStep={() => onStep(1)}
      />
    </div>
  );
}

interface StepProps {
  label: string;
  path: string;
  isOff: boolean;
  onStep: () => void;
}

function Step({ label, path, isOff, onStep }: StepProps) {
  return (
    <button type="button" aria-label={label} disabled={isOff} onClick={onStep}>
      <svg viewBox="0 0 10 10" aria-hidden="true">
        <path d={path} fill="none" stroke="currentColor" stroke-width="1.4" />
      </svg>
    </button>
  );
}

function hasMonth(month: string, data: Range): boolean {
  return clamped(month, { start: data.start.slice(0, 7), end: data.end.slice(0, 7) }) === month;
}
