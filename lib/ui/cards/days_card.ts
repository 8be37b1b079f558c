import type { Range } from "../../queries/filters/comparison.ts";
import type { FindingScope } from "../findings/finding.ts";
import { biggestDay } from "../findings/peaks.ts";
import type { MarkLink } from "../charts/data.ts";
import { dayLink, type LinkOrigin } from "../links/mark_links.ts";
import type { DayRow } from "../views/calendar.ts";
import type { CardView } from "../views/card.ts";
import { measureText, type Metric } from "../views/metric.ts";
import { shortDay } from "../words/format.ts";
import { words } from "../words/mod.ts";

const text = words.overview.calendar;

/** A day, and the link to its plays. */
export type DayMark = DayRow & { readonly link: MarkLink | null };

/** Each day of up to 53 weeks. */
export interface DaysCardView extends CardView {
  readonly name: string;
  readonly days: readonly DayMark[];
  /** From the first to the last day that is shown. */
  readonly range: Range;
  readonly metric: Metric;
}

/**
 * The days of a range as a card.
 *
 * @param range the days that are shown; where the range begins earlier, the sentence says since when
 * @param said the range in words
 */
export function daysCard(
  days: readonly DayRow[],
  range: Range,
  said: string,
  scope: FindingScope,
  csv: string,
  origin: LinkOrigin,
): DaysCardView {
  const { measure: metric } = scope;
  const name = text.name(words.filters[metric], said);
  const marks = days.map((day): DayMark => ({ ...day, link: dayLink(origin, day.date) }));
  return {
    id: "calendar",
    topic: text.topic,
    finding: text.finding(
      biggestDay(days, { ...scope, range }),
      range.start > scope.range.start ? range.start : null,
    ),
    notes: [name],
    name,
    days: marks,
    range,
    metric,
    table: {
      caption: name,
      columns: [text.date, words.filters[metric]],
      // The cells are links themselves, and there are hundreds.
      rows: marks.map((day) => [shortDay(day.date), measureText(day, metric)]),
      csv,
    },
  };
}
