import type { ChartData } from "../charts/data.ts";
import type { Range } from "../../queries/filters/comparison.ts";
import type { Session } from "../../queries/questions/sessions.ts";
import type { SessionMonth } from "../../queries/questions/sessions_by_month.ts";
import type { Streak } from "../../queries/questions/streaks.ts";
import { longestSession, longestStreak, sessionRate } from "../findings/runs.ts";
import { csvLink } from "../links/csv_link.ts";
import { dayLink, type LinkOrigin, rangeLink } from "../links/mark_links.ts";
import type { PageContext } from "../page_context.ts";
import { scopeOf } from "../views/scope.ts";
import { bucketsBeforeData, withCompared } from "../views/compared_series.ts";
import { type ChartCardView, leading, linked, type ListCardView } from "../views/card.ts";
import { allPeriods, daysOfPeriod, periodTick } from "../views/periods.ts";
import {
  compactDecimal,
  count,
  hours,
  longMonth,
  plainDay,
  shortDay,
  span,
  timeOfDay,
} from "../words/format.ts";
import { words } from "../words/mod.ts";

const { streaks: streakText, sessions: sessionText, perDay: rateText, figures } = words.patterns;

type Context = LinkOrigin & Pick<PageContext, "narrowing" | "compared" | "comparison">;

/** How many rows the list of streaks has; the current one may come behind them. */
const ROWS = 8;

/**
 * The longest runs of days with music.
 *
 * @param days how many days with music there are
 */
export function streaksCard(
  context: Context,
  streaks: readonly Streak[],
  days: number,
): ListCardView {
  const [longest] = streaks;
  const { from, to, days: columnDays, hours: columnHours, plays } = streakText.columns;
  const linkOf = ({ start_date: start, end_date: end }: Streak) =>
    rangeLink(context, { start, end }, streakText.range(plainDay(start), plainDay(end)));
  return {
    id: "streaks",
    topic: streakText.topic,
    finding: streakText.finding(longestStreak(streaks, days, scopeOf(context))),
    notes: [streakText.name],
    rows: streaks.slice(0, ROWS).map((row) => ({
      ...leading(linkOf(row)),
      name: streakText.range(plainDay(row.start_date), plainDay(row.end_date)),
      under: streakText.held(hours(row.hours), row.plays, row.is_current),
      value: figures.streakValue(row.days),
      share: row.days / (longest?.days ?? 1),
    })),
    table: {
      caption: streakText.name,
      columns: [from, to, columnDays, columnHours, plays],
      rows: streaks.map((row) => [
        linked(shortDay(row.start_date), linkOf(row)),
        shortDay(row.end_date),
        count(row.days),
        hours(row.hours),
        count(row.plays),
      ]),
      csv: csvLink("streaks", context.state),
    },
  };
}

/** The longest runs of plays. */
export function sessionsCard(context: Context, sessions: readonly Session[]): ListCardView {
  const { state, state: { metric } } = context;
  const most = sessions[0]?.[metric] ?? 0;
  const { day, from, to, hours: columnHours, plays, track } = sessionText.columns;
  return {
    id: "sessions",
    topic: sessionText.topic,
    finding: sessionText.finding(longestSession(sessions, scopeOf(context))),
    notes: [sessionText.name, sessionText.counts],
    rows: sessions.map((row) => ({
      ...leading(dayLink(context, row.date)),
      name: shortDay(row.date),
      under: sessionText.began(
        row.started_at,
        row.ended_at,
        row.first_track_name,
        row.first_artist_name,
      ),
      value: metric === "hours" ? span(row.hours) : count(row.plays),
      share: most === 0 ? 0 : row[metric] / most,
    })),
    table: {
      caption: sessionText.topic,
      columns: [day, from, to, columnHours, plays, track],
      rows: sessions.map((row) => [
        linked(shortDay(row.date), dayLink(context, row.date)),
        timeOfDay(row.started_at) ?? "",
        timeOfDay(row.ended_at) ?? "",
        span(row.hours),
        count(row.plays),
        row.first_track_name ?? "",
      ]),
      csv: csvLink("sessions", state),
    },
  };
}

/** How often a day, month by month. */
export function sessionRateCard(
  context: Context,
  months: readonly SessionMonth[],
  before: readonly SessionMonth[] | null,
): ChartCardView {
  const { state, shown, compared } = context;
  const { month, sessions, days, perDay, each, longest } = rateText.columns;
  const earlier = before === null || compared === null ? null : rateChart(before, compared);
  const linkOf = (month: string) =>
    rangeLink(context, daysOfPeriod(month, "month"), longMonth(month));
  return {
    id: "sessions-per-day",
    topic: rateText.topic,
    finding: rateText.finding(sessionRate(months, scopeOf(context))),
    name: rateText.name,
    lines: [],
    notes: [
      rateText.name,
      ...(earlier === null || compared === null ? [] : [words.overview.trend.dotted(compared)]),
    ],
    chart: {
      ...withCompared(rateChart(months, shown), earlier, bucketsBeforeData(context, "month")),
      links: monthsIn(shown).map(linkOf),
    },
    table: {
      caption: rateText.name,
      columns: [month, sessions, days, perDay, each, longest],
      rows: months.map((row) => [
        linked(longMonth(row.year_month), linkOf(row.year_month)),
        count(row.sessions),
        count(row.days),
        compactDecimal(row.sessions / row.days),
        row.sessions === 0 ? "" : span(row.hours / row.sessions),
        row.sessions === 0 ? "" : span(row.longest_hours),
      ]),
      csv: csvLink("sessions-by-month", state),
    },
  };
}

/** The months of a range. */
function monthsIn({ start, end }: Range): string[] {
  return allPeriods(start.slice(0, 7), end.slice(0, 7), "month");
}

/** Sessions a day with music, for each month of a range. */
function rateChart(months: readonly SessionMonth[], range: Range): ChartData {
  const all = monthsIn(range);
  const byMonth = new Map(months.map((month) => [month.year_month, month]));
  const rows = all.map((month) => byMonth.get(month));
  return {
    kind: "bar",
    ticks: all.map((month, at) =>
      all.length <= 12 ? longMonth(month).slice(0, 3) : periodTick(month, at, "month")
    ),
    titles: all.map((month) => longMonth(month)),
    unit: "number",
    series: [{
      name: rateText.topic,
      tone: "main",
      values: rows.map((row) => row === undefined ? 0 : row.sessions / row.days),
      texts: rows.map((row) =>
        row === undefined ? rateText.nothing : rateText.value(row.sessions, row.days, row.hours)
      ),
    }],
  };
}
