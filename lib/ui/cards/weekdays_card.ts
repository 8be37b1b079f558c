import type { ChartData } from "../charts/data.ts";
import { averageOf, type WeekdayNumbers, weekdaysOf } from "../findings/week.ts";
import { csvLink } from "../links/csv_link.ts";
import { type LinkOrigin, playsLink } from "../links/mark_links.ts";
import type { PageContext } from "../page_context.ts";
import { scopeOf } from "../views/scope.ts";
import { withCompared } from "../views/compared_series.ts";
import { type ChartCardView, linked } from "../views/card.ts";
import { measureText, type Metric } from "../views/metric.ts";
import { WEEK } from "../views/week.ts";
import { weekdaysIn } from "../views/weekdays.ts";
import { count, weekday } from "../words/format.ts";
import { words } from "../words/mod.ts";
import type { Range } from "../../queries/filters/comparison.ts";

const text = words.patterns.weekdays;

/** The weekdays with what an average one holds: a month has four of one and five of another. */
export function weekdaysCard(
  context: LinkOrigin & Pick<PageContext, "narrowing" | "compared">,
  rows: readonly WeekdayNumbers[],
  before: readonly WeekdayNumbers[] | null,
): ChartCardView {
  const { state, state: { metric }, shown, compared } = context;
  const days = everyWeekday(rows, shown);
  const name = text.name(words.filters[metric]);
  const linkOf = ({ dow, plays }: WeekdayNumbers) =>
    plays === 0 ? null : playsLink(context, { dow }, words.markLinks.weekdays(weekday(dow)));
  const { day, hours, plays, days: suchDays, average } = text.columns;
  const earlier = before === null || compared === null
    ? null
    : chartOf(everyWeekday(before, compared), metric);
  return {
    id: "weekdays",
    topic: text.topic,
    finding: text.finding(weekdaysOf(days, scopeOf(context))),
    name,
    lines: [],
    notes: [
      `${name}, ${words.overview.trend.local}`,
      ...(earlier === null || compared === null ? [] : [words.overview.trend.dotted(compared)]),
    ],
    chart: { ...withCompared(chartOf(days, metric), earlier), links: days.map(linkOf) },
    table: {
      caption: name,
      columns: [day, hours, plays, suchDays, average],
      rows: days.map((row) => [
        linked(weekday(row.dow), linkOf(row)),
        measureText(row, "hours"),
        count(row.plays),
        count(row.days),
        averageText(row, metric),
      ]),
      csv: csvLink("dow", state),
    },
  };
}

/** All seven days from Monday. */
function everyWeekday(rows: readonly WeekdayNumbers[], range: Range): WeekdayNumbers[] {
  return WEEK.map((dow) =>
    rows.find((row) => row.dow === dow) ?? { dow, hours: 0, plays: 0, days: weekdaysIn(range, dow) }
  );
}

function chartOf(days: readonly WeekdayNumbers[], metric: Metric): ChartData {
  return {
    kind: "bar",
    ticks: days.map(({ dow }) => weekday(dow, "short")),
    titles: days.map(({ dow }) => weekday(dow)),
    unit: metric,
    series: [{
      name: words.filters[metric],
      tone: "main",
      values: days.map((day) => averageOf(day, metric)),
      texts: days.map((day) => averageText(day, metric)),
    }],
  };
}

function averageText(row: WeekdayNumbers, metric: Metric): string {
  return words.averageAmount(averageOf(row, metric), metric);
}
