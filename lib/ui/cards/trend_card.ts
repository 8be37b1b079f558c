import type { ChartData } from "../charts/data.ts";
import { daysIn, type Range } from "../../queries/filters/comparison.ts";
import type { Granularity } from "../../queries/filters/params.ts";
import { QUESTIONS } from "../../queries/questions.ts";
import type { Store } from "../../queries/store.ts";
import { isNarrowed } from "../../queries/where.ts";
import { type Bucket, peakOf } from "../findings/peaks.ts";
import { csvLink } from "../links/csv_link.ts";
import { type LinkOrigin, rangeLink } from "../links/mark_links.ts";
import type { PageContext } from "../page_context.ts";
import { scopeOf } from "../views/scope.ts";
import { bucketsBeforeData, withCompared } from "../views/compared_series.ts";
import { periodOf } from "../views/buckets.ts";
import { type ChartCardView, linked } from "../views/card.ts";
import { type Measured, measureText, type Metric } from "../views/metric.ts";
import { allPeriods, daysOfPeriod, periodName, periodTick } from "../views/periods.ts";
import { within } from "../views/ranges.ts";
import { count } from "../words/format.ts";
import { words } from "../words/mod.ts";

const text = words.overview.trend;

/** A bucket as the question `trends` answers it. */
export interface TrendRow extends Measured {
  readonly period: string;
  readonly unique_tracks: number;
  readonly unique_artists: number;
}

/** A trend and the range it is of. */
export interface Trend {
  readonly rows: readonly TrendRow[];
  readonly range: Range;
}

/** A trend with the one it is compared with, in buckets of the same length. */
export interface Trends {
  readonly granularity: Granularity;
  readonly now: Trend;
  readonly before: Trend | null;
}

/** Asks for a trend, in buckets that suit the range unless a length is asked for. */
export async function loadTrends(
  store: Store,
  { filters, before, shown, compared, narrowing, shows }: PageContext,
  asked: Granularity | undefined,
): Promise<Trends> {
  const isByMonth = shows === "sums" && isNarrowed(narrowing);
  const granularity = isByMonth ? "month" : asked ?? suitable(shown);
  const [now, earlier] = await Promise.all([
    store.query(QUESTIONS.trends, { ...filters, granularity }),
    before === null ? null : store.query(QUESTIONS.trends, { ...before, granularity }),
  ]);
  return {
    granularity,
    now: { rows: now.data, range: shown },
    before: earlier === null || compared === null ? null : { rows: earlier.data, range: compared },
  };
}

/** Days up to two months, weeks up to a year, months beyond. */
function suitable(range: Range): Granularity {
  const days = daysIn(range);
  return days <= 62 ? "day" : days <= 366 ? "week" : "month";
}

/** How much over time, as bars; the compared range as a line. */
export function trendCard(
  context: LinkOrigin & Pick<PageContext, "narrowing" | "compared" | "comparison">,
  { granularity, now, before }: Trends,
): ChartCardView {
  const { state, compared } = context;
  const all = filled(now, granularity);
  const peak = peakOf(all, scopeOf(context));
  const best = "period" in peak ? periodName(peak.period, granularity) : "";
  const name = text.name(words.filters[state.metric], text.unit[granularity]);
  const { period, hours, plays, tracks, artists } = text.columns;
  const earlier = before === null ? null : barChart(before, state.metric, granularity);
  const linkOf = (period: string) =>
    rangeLink(context, daysOfPeriod(period, granularity), periodName(period, granularity));
  const chart = withCompared(
    barChart(now, state.metric, granularity),
    earlier,
    bucketsBeforeData(context, granularity),
  );
  return {
    id: "trend",
    topic: text.topic,
    finding: text.finding(peak, best, granularity),
    name,
    lines: [],
    notes: [
      `${name}, ${text.local}`,
      ...(compared === null || earlier === null ? [] : [text.dotted(compared)]),
    ],
    chart: { ...chart, links: all.map(({ period }) => linkOf(period)) },
    table: {
      caption: name,
      columns: [period, hours, plays, tracks, artists],
      rows: now.rows.map((row) => [
        linked(periodName(row.period, granularity), linkOf(row.period)),
        measureText(row, "hours"),
        count(row.plays),
        count(row.unique_tracks),
        count(row.unique_artists),
      ]),
      csv: csvLink("trends", { ...state, granularity }),
    },
  };
}

/** A trend as bars, from the first to the last bucket of its range. */
function barChart(trend: Trend, metric: Metric, granularity: Granularity): ChartData {
  const rows = filled(trend, granularity);
  return {
    kind: "bar",
    ticks: rows.map(({ period }, at) => periodTick(period, at, granularity)),
    titles: rows.map(({ period }) => periodName(period, granularity)),
    unit: metric,
    series: [{
      name: words.metric[metric],
      tone: "main",
      values: rows.map((row) => row[metric]),
      texts: rows.map((row) => measureText(row, metric)),
    }],
  };
}

/** All buckets of a range, empty ones too, with how many of their days it holds. */
export function filled({ rows, range }: Trend, granularity: Granularity): Bucket[] {
  const byPeriod = new Map(rows.map((row) => [row.period, row]));
  const [first, last] = [range.start, range.end].map((day) => periodOf(day, granularity));
  return allPeriods(first ?? "", last ?? "", granularity).map((period) => {
    const { hours, plays } = byPeriod.get(period) ?? { hours: 0, plays: 0 };
    const days = daysIn(within(daysOfPeriod(period, granularity), range));
    return { period, hours, plays, days };
  });
}
