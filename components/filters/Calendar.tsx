import { useLayoutEffect, useRef, useState } from "preact/hooks";
import {
  addMonths,
  between,
  type Choosing,
  clamped,
  dayAfterKey,
} from "../../lib/ui/views/days.ts";
import type { Range } from "../../lib/queries/filters/comparison.ts";
import { longDay, longMonth } from "../../lib/ui/words/format.ts";
import { MonthChoice } from "./MonthChoice.tsx";
import { MonthGrid } from "./MonthGrid.tsx";

/** What the calendar says. */
export type CalendarTexts = Readonly<
  Record<"calendar" | "month" | "year" | "monthBack" | "monthOn" | "firstDay" | "lastDay", string>
>;

interface CalendarProps {
  choosing: Choosing;
  data: Range;
  texts: CalendarTexts;
  onDay: (day: string, form: HTMLFormElement) => void;
}

/** A month of days, of which two make a range; the keyboard goes everywhere within the data. */
export function Calendar({ choosing, data, texts, onDay }: CalendarProps) {
  const { range, from } = choosing;
  const [at, move] = useState(clamped(range.end, data));
  const [isFocused, focus] = useState(true);
  const root = useRef<HTMLDivElement>(null);
  // Before the next key can come: a quick Enter must mean the day that is shown.
  useLayoutEffect(() => {
    if (isFocused) root.current?.querySelector<HTMLElement>('[role=grid] [tabindex="0"]')?.focus();
  }, [at, isFocused]);

  const onKeyDown = (event: KeyboardEvent) => {
    const day = dayAfterKey(at, event.key, event.shiftKey, data);
    if (day === undefined) return;
    event.preventDefault();
    focus(true);
    move(day);
  };
  const show = (day: string) => {
    focus(false);
    move(clamped(day, data));
  };
  return (
    <div class="calendar" role="group" aria-label={texts.calendar} ref={root}>
      <p role="status">{from === null ? texts.firstDay : `${texts.lastDay} ${longDay(from)}`}</p>
      <MonthChoice
        at={at}
        data={data}
        texts={texts}
        onStep={(months) => show(addMonths(at, months))}
      />
      <MonthGrid
        at={at}
        label={longMonth(at)}
        data={data}
        range={from === null ? range : between(from, at)}
        onKeyDown={onKeyDown}
        onOver={(day) => from === null || show(day)}
        onDay={(day, form) => {
          focus(true);
          move(day);
          onDay(day, form);
        }}
      />
    </div>
  );
}
