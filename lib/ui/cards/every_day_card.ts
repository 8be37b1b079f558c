import { daysIn, type Range } from "../../queries/filters/comparison.ts";
import { biggestDay } from "../findings/peaks.ts";
import { csvLink } from "../links/csv_link.ts";
import type { MarkLink } from "../charts/data.ts";
import { rangeLink } from "../links/mark_links.ts";
import type { PageContext } from "../page_context.ts";
import { scopeOf } from "../views/scope.ts";
import { type DayRow, lastWeeks } from "../views/calendar.ts";
import { type CardView, linked } from "../views/card.ts";
import { daysOfPeriod } from "../views/periods.ts";
import { measureText, type Metric } from "../views/metric.ts";
import { datesOf } from "../views/page_state.ts";
import { type YearRow, yearRows } from "../views/year_stripes.ts";
import { longMonth, shortDay } from "../words/format.ts";
import { words } from "../words/mod.ts";
import { daysCard, type DaysCardView } from "./days_card.ts";

const text = words.patterns.calendar;

/** Ranges up to this long are shown week by week. */
const ONE_YEAR = 371;
/** So few days are what the trend shows already. */
const FEW = 28;

/** Every day of some years, each year a row. */
export interface YearsCardView extends CardView {
  readonly kind: "years";
  readonly name: string;
  readonly years: readonly YearRow[];
  /** The link to each month, by its name. */
  readonly links: Readonly<Record<string, MarkLink | null>>;
  readonly metric: Metric;
}

/** Every day of a range: years as rows, the weeks of a single one; null for a few days. */
export function everyDayCard(
  context: PageContext,
  days: readonly DayRow[],
): YearsCardView | (DaysCardView & { readonly kind: "weeks" }) | null {
  const { state, shown } = context;
  if (daysIn(shown) < FEW) return null;
  if (daysIn(shown) > ONE_YEAR) return yearsCard(context, days, shown);
  const weeks = lastWeeks(shown);
  const said = words.filters.range(shortDay(weeks.start), shortDay(weeks.end));
  const csv = csvLink("calendar", { ...state, ...datesOf(weeks) });
  return { kind: "weeks", ...daysCard(days, weeks, said, scopeOf(context), csv, context) };
}

function yearsCard(context: PageContext, days: readonly DayRow[], range: Range): YearsCardView {
  const { state, state: { metric } } = context;
  const years = yearRows(days, range, metric);
  const name = text.name(words.filters[metric], shortDay(range.start), shortDay(range.end));
  const links = Object.fromEntries(
    years.flatMap(({ months }) =>
      months.map(({ month, plays }) => [
        month,
        plays === 0 ? null : rangeLink(context, daysOfPeriod(month, "month"), longMonth(month)),
      ])
    ),
  );
  const months = Array.from({ length: 12 }, (_, at) => String(at + 1).padStart(2, "0"));
  return {
    kind: "years",
    id: "calendar",
    topic: text.topic,
    finding: words.overview.calendar.finding(biggestDay(days, scopeOf(context))),
    notes: [`${name}; ${text.inTable}`],
    name,
    years,
    links,
    metric,
    table: {
      caption: name,
      columns: [text.year, ...months.map((month) => longMonth(`2024-${month}`).slice(0, 3))],
      rows: years.map(({ year, months: of }) => [
        year,
        ...months.map((month) => {
          const found = of.find((row) => row.month.endsWith(`-${month}`));
          if (found === undefined) return "";
          return linked(measureText(found, metric), links[found.month] ?? null);
        }),
      ]),
      csv: csvLink("calendar", state),
    },
  };
}
