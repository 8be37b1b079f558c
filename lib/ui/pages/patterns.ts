import { toSearch } from "../../queries/filters/codec.ts";
import { daysIn } from "../../queries/filters/comparison.ts";
import { type Filters, GRANULARITIES, type Granularity } from "../../queries/filters/params.ts";
import type { Hour } from "../../queries/questions/hour.ts";
import type { SessionMonth } from "../../queries/questions/sessions_by_month.ts";
import type { Streak } from "../../queries/questions/streaks.ts";
import { QUESTIONS } from "../../queries/questions.ts";
import type { Store } from "../../queries/store.ts";
import { everyDayCard } from "../cards/every_day_card.ts";
import { sessionRateCard, sessionsCard, streaksCard } from "../cards/session_cards.ts";
import { loadTrends, trendCard } from "../cards/trend_card.ts";
import { type WeekCardView, weekHoursCard } from "../cards/week_card.ts";
import { weekdaysCard } from "../cards/weekdays_card.ts";
import { busiestHour, dayHabit } from "../findings/week.ts";
import { csvLink } from "../links/csv_link.ts";
import { playsLink } from "../links/mark_links.ts";
import { linkTo } from "../links/links.ts";
import type { PageContext, PageSource } from "../page_context.ts";
import { loadPage, type PageModel } from "../page_model.ts";
import { type Section, sectionOf } from "../section.ts";
import { scopeOf } from "../views/scope.ts";
import {
  type ChartCardView,
  type ChoiceView,
  type FigureView,
  linked,
  type ListCardView,
  type TableView,
} from "../views/card.ts";
import { about } from "../views/active_filters.ts";
import type { ClockView } from "../views/clock_chart.ts";
import { changeText, isAllTime, namedRange, shareText, wasText } from "../views/texts.ts";
import { loadListeningDays } from "../views/listening_days.ts";
import { measureText, total } from "../views/metric.ts";
import { readAddress } from "../views/page_state.ts";
import { within } from "../views/ranges.ts";
import { clock, count } from "../words/format.ts";
import { words } from "../words/mod.ts";

const text = words.patterns;

/** How many rows the lists have. */
const ROWS = 8;

/** What the page of patterns shows. */
export interface Patterns {
  readonly title: string;
  readonly lead: string;
  readonly clock: ClockView & { readonly how: string; readonly table: TableView };
  readonly figures: readonly FigureView[];
  readonly trend: Section<{ readonly card: ChartCardView; readonly choice: ChoiceView }>;
  readonly weekdays: Section<ChartCardView>;
  readonly week: Section<WeekCardView>;
  readonly days: Section<ReturnType<typeof everyDayCard>>;
  readonly streaks: ListCardView;
  readonly sessions: Section<ListCardView>;
  readonly sessionRate: ChartCardView;
}

/** Builds the page of patterns. */
export function loadPatterns(
  source: PageSource,
  search: URLSearchParams,
): Promise<PageModel<Patterns>> {
  const { state, own: { granularity } } = readAddress(search, ["granularity"]);
  const own = { search: toSearch(granularity === undefined ? {} : { granularity }), chips: [] };
  const frame = { title: text.title, path: "/patterns", own };
  return loadPage(source, state, frame, (context) => load(source.store, context, granularity));
}

async function load(
  store: Store,
  context: PageContext,
  granularity: Granularity | undefined,
): Promise<Patterns | null> {
  const { state, filters, narrowing, before } = context;
  const scope = scopeOf(context);
  const [hours, streaks, months, days, earlier, ...sections] = await Promise.all([
    store.query(QUESTIONS.hour, filters),
    store.query(QUESTIONS.streaks, { ...filters, limit: ROWS }),
    store.query(QUESTIONS["sessions-by-month"], filters),
    loadListeningDays(store, filters),
    before === null ? null : loadBefore(store, before),
    sectionOf(words.overview.trend.topic, async () => {
      const trends = await loadTrends(store, context, granularity);
      return {
        card: trendCard(context, trends),
        choice: choiceOf(context, trends.granularity),
      };
    }),
    sectionOf(text.weekdays.topic, async () => {
      const [now, then] = await Promise.all([
        store.query(QUESTIONS.dow, filters),
        before === null ? null : store.query(QUESTIONS.dow, before),
      ]);
      return weekdaysCard(context, now.data, then?.data ?? null);
    }),
    sectionOf(words.overview.week.topic, async () => {
      const { data } = await store.query(QUESTIONS.heatmap, filters);
      return weekHoursCard(data, scope, csvLink("heatmap", state), context);
    }),
    sectionOf(text.calendar.topic, async () => {
      const { data } = await store.query(QUESTIONS.calendar, filters);
      return everyDayCard(context, data);
    }),
    sectionOf(text.sessions.topic, async () => {
      const ranked = { ...filters, metric: state.metric, limit: ROWS };
      return sessionsCard(context, (await store.query(QUESTIONS.sessions, ranked)).data);
    }),
  ]);
  if (total(hours.data, "plays") === 0) return null;
  const [trend, weekdays, week, everyDay, sessions] = sections;
  const habit = dayHabit(hours.data, scope);
  const hour = busiestHour(hours.data, scope);
  return {
    title: about(text.hero(habit, isAllTime(context) ? null : namedRange(context)), narrowing),
    lead: text.lead(habit, hour),
    clock: clockOf(context, hours.data, hour.says === "hour" && hour.ties === 0 ? hour.hour : null),
    figures: figuresOf(context, days, streaks.data, months.data, earlier),
    ...{ trend, weekdays, week, days: everyDay, sessions },
    streaks: streaksCard(context, streaks.data, days),
    sessionRate: sessionRateCard(context, months.data, earlier?.months ?? null),
  };
}

function clockOf(
  context: PageContext,
  hours: readonly Hour[],
  busiest: number | null,
): Patterns["clock"] {
  const { state, state: { metric } } = context;
  const name = text.clock.name(words.filters[metric]);
  const linkOf = ({ hour }: Hour) => playsLink(context, { hour }, clock(hour));
  const all = total(hours, metric);
  return {
    name,
    how: text.clock.how,
    label: busiest === null ? "" : clock(busiest),
    sub: busiest === null ? "" : text.clock.label,
    hours: hours.map((row) => ({
      hour: row.hour,
      value: row[metric],
      title: text.clock.cell(clock(row.hour), measureText(row, metric)),
      link: row.plays === 0 ? null : linkOf(row),
    })),
    table: {
      caption: name,
      columns: [text.clock.hour, words.filters.hours, words.filters.plays, text.clock.share],
      rows: hours.map((row) => [
        linked(clock(row.hour), linkOf(row)),
        measureText(row, "hours"),
        count(row.plays),
        shareText(row[metric], all),
      ]),
      csv: csvLink("hour", state),
    },
  };
}

/** What the patterns of a range are compared with. */
interface Before {
  readonly days: number;
  readonly longestStreak: number;
  readonly months: readonly SessionMonth[];
}

async function loadBefore(store: Store, filters: Filters): Promise<Before> {
  const [days, streaks, months] = await Promise.all([
    loadListeningDays(store, filters),
    store.query(QUESTIONS.streaks, { ...filters, limit: 1 }),
    store.query(QUESTIONS["sessions-by-month"], filters),
  ]);
  return { days, longestStreak: streaks.data[0]?.days ?? 0, months: months.data };
}

/** Days with music, the longest streak, the current one, sessions. */
function figuresOf(
  context: PageContext,
  days: number,
  streaks: readonly Streak[],
  months: readonly SessionMonth[],
  before: Before | null,
): FigureView[] {
  const { range, data, shown, compared } = context;
  const { figures } = text;
  const [longest, second] = streaks;
  const all = daysIn(shown);
  const sessions = sumOfMonths(months, "sessions");
  const sample = sumOfMonths(before?.months ?? [], "plays");
  const change = (measure: "days" | "sessions", now: number, then: number | undefined) =>
    changeText({ measure, now, before: then, sample }, context);
  const silentBefore = before === null || compared === null
    ? undefined
    : daysIn(within(compared, data)) - before.days;
  const each = sessions === 0
    ? figures.noSession
    : figures.each(sumOfMonths(months, "hours") / sessions);
  return [
    {
      label: figures.days,
      value: count(days),
      note: change("days", days, before?.days) || figures.daysOf(days / all),
    },
    {
      label: figures.streak,
      value: figures.streakValue(longest?.days ?? 0),
      note:
        wasText(before === null ? undefined : figures.streakValue(before.longestStreak), context) ||
        (longest === undefined ? "" : untilText(longest, second)),
    },
    range.end < data.end
      ? {
        label: figures.silent,
        value: count(all - days),
        note: change("days", all - days, silentBefore) || figures.silentOf(all),
      }
      : currentStreak(streaks),
    {
      label: figures.sessions,
      value: count(sessions),
      note: change(
        "sessions",
        sessions,
        before === null ? undefined : sumOfMonths(before.months, "sessions"),
      ) ||
        each,
    },
  ];
}

/** When the longest streak ended; nothing of the kind where another is as long. */
function untilText(longest: Streak, second: Streak | undefined): string {
  const { figures } = text;
  return second?.days === longest.days ? figures.tied : figures.until(longest.end_date);
}

function currentStreak(streaks: readonly Streak[]): FigureView {
  const { figures } = text;
  const current = streaks.find(({ is_current }) => is_current);
  return {
    label: figures.current,
    value: figures.streakValue(current?.days ?? 0),
    note: current === undefined ? figures.currentNone : figures.currentSince(current.start_date),
  };
}

function sumOfMonths(
  months: readonly SessionMonth[],
  column: "sessions" | "plays" | "hours",
): number {
  return months.reduce((sum, month) => sum + month[column], 0);
}

/** The least and most days for which buckets of a length make a chart. */
const SUITS: Record<Granularity, readonly [number, number]> = {
  day: [1, 400],
  week: [15, 4200],
  month: [32, Infinity],
  year: [367, Infinity],
};

/** How long the buckets of the trend may be. */
function choiceOf({ state, shown }: PageContext, chosen: Granularity): ChoiceView {
  const days = daysIn(shown);
  const links = GRANULARITIES
    .filter((name) => name === chosen || days >= SUITS[name][0] && days <= SUITS[name][1])
    .map((name) => ({
      text: text.trend[name],
      href: linkTo("/patterns", toSearch({ ...state, granularity: name })),
      isChosen: name === chosen,
    }));
  return { label: text.trend.by, links: links.length > 1 ? links : [] };
}
