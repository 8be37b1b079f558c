import { useEffect, useState } from "preact/hooks";
import { between, choose, type Choosing } from "../../lib/ui/views/days.ts";
import type { DaysForm, FilterBarView } from "../../lib/ui/views/filter_bar.ts";
import type { Range } from "../../lib/queries/filters/comparison.ts";
import { Calendar, type CalendarTexts } from "./Calendar.tsx";

interface DaysProps {
  view: Pick<FilterBarView, "range" | "data">;
  form: DaysForm;
  texts: DaysTexts;
  /** Whether the calendar is to be seen; the server and browsers without scripts have the form. */
  isOpen: boolean;
  onRange: (range: Range, form: HTMLFormElement) => void;
}

/** What the form and its calendar say. */
export type DaysTexts =
  & CalendarTexts
  & Readonly<Record<"from" | "to" | "apply" | "until", string>>;

/** Any range of days: by calendar, or typed. */
export function Days({ view: { range, data }, form, texts, isOpen, onRange }: DaysProps) {
  const [choosing, set] = useState<Choosing>({ range, from: null });
  useEffect(() => set({ range, from: null }), [range.start, range.end, isOpen]);
  const type = (change: Partial<Range>) =>
    set(({ range }) => ({ range: { ...range, ...change }, from: null }));
  const { start, end } = choosing.range;
  return (
    <form
      class="days"
      action={form.action}
      onSubmit={(event) => {
        event.preventDefault();
        onRange(between(start, end), event.currentTarget);
      }}
    >
      {form.hidden.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {!isOpen ? null : (
        <Calendar
          choosing={choosing}
          data={data}
          texts={texts}
          onDay={(day, form) => {
            const next = choose(choosing, day);
            set(next);
            if (next.from === null) onRange(next.range, form);
          }}
        />
      )}
      <div class="typed">
        <Day
          name="startDate"
          label={texts.from}
          value={start}
          data={data}
          onDay={(start) =>
            type({ start })}
        />
        <Day
          name="endDate"
          label={texts.to}
          value={end}
          data={data}
          onDay={(end) =>
            type({ end })}
        />
        <button class="button" type="submit">{texts.apply}</button>
      </div>
      <p class="hint">{texts.until}</p>
    </form>
  );
}

interface DayProps {
  name: string;
  label: string;
  value: string;
  data: Range;
  onDay: (day: string) => void;
}

function Day({ name, label, value, data, onDay }: DayProps) {
  return (
    <label>
      {label}
      <input
        type="date"
        name={name}
        value={value}
        min={data.start}
        max={data.end}
        required
        onInput={(event) => onDay(event.currentTarget.value)}
      />
    </label>
  );
}
