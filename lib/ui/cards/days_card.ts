import type { Range } from "../../queries/filters/comparison.ts";
import type { Asked } from "../findings/finding.ts";
import { biggestDay } from "../findings/peaks.ts";
import type { DayRow } from "../views/calendar.ts";
import type { CardView } from "../views/card.ts";
import { measureText, type Metric } from "../views/metric.ts";
import { shortDay } from "../words/format.ts";
import { words } from "../words/mod.ts";

const text = words.overview.calendar;

/** Each day of up to 53 weeks. */
export interface DaysCardView extends CardView {
  readonly name: string;
  readonly days: readonly DayRow[];
  /** From the first to the last day that is shown. */
  readonly range: Range;
  readonly metric: Metric;
}

/**
 * The days of a range as a card.
 *
 * @param range the days that are shown; where what is asked begins earlier, the sentence says since when
 * @param said the range in words
 */
export function daysCard(
  days: readonly DayRow[],
  range: Range,
  said: string,
  asked: Asked,
  csv: string,
): DaysCardView {
  const { measure: metric } = asked;
  const name = text.name(words.filters[metric], said);
  return {
    id: "calendar",
    topic: text.topic,
    finding: text.finding(
      biggestDay(days, { ...asked, range }),
      range.start > asked.range.start ? range.start : null,
    ),
    notes: [name],
    name,
    days,
    range,
    metric,
    table: {
      caption: name,
      columns: [text.date, words.filters[metric]],
      rows: days.map((day) => [shortDay(day.date), measureText(day, metric)]),
      csv,
    },
  };
}
