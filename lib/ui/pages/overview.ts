import { datesOf, pageStateOf } from "../views/page_state.ts";
import { QUESTIONS } from "../../queries/questions.ts";
import type { Summary } from "../../queries/questions/summary.ts";
import type { Store } from "../../queries/store.ts";
import { isNarrowed } from "../../queries/where.ts";
import { daysCard, type DaysCardView } from "../cards/days_card.ts";
import { type DiscCardView, discMonths, discOf } from "../cards/disc.ts";
import { discoveriesCard, type MomentsCardView, onThisDayCard } from "../cards/moments.ts";
import { loadMoves, loadTopRows, topLists } from "../cards/top_lists.ts";
import { loadTrends, trendCard } from "../cards/trend_card.ts";
import { weekCard, type WeekCardView } from "../cards/week_card.ts";
import { type Total, totalOf } from "../findings/totals.ts";
import { momentsTeaser } from "../cards/moments_teaser.ts";
import { csvLink } from "../links/csv_link.ts";
import { rangeShare } from "../links/share_links.ts";
import type { PageContext, PageSource } from "../page_context.ts";
import { loadPage, type PageModel } from "../page_model.ts";
import { type Section, sectionOf } from "../section.ts";
import { scopeOf } from "../views/scope.ts";
import { lastWeeks } from "../views/calendar.ts";
import type { ChartCardView, FigureView, ListCardView } from "../views/card.ts";
import { about } from "../views/active_filters.ts";
import { changeText, isAllTime, namedRange } from "../views/texts.ts";
import { loadListeningDays } from "../views/listening_days.ts";
import { count, hoursFigure, shortDay } from "../words/format.ts";
import { words } from "../words/mod.ts";

const text = words.overview;

/** What the overview shows. */
export interface Overview {
  readonly title: string;
  readonly lead: string;
  readonly disc: DiscCardView;
  readonly figures: readonly FigureView[];
  /** Where its picture to share is; null for ranges that have none. */
  readonly share: string | null;
  readonly trend: Section<ChartCardView>;
  readonly lists: Section<readonly ListCardView[]>;
  readonly days: Section<DaysCardView>;
  readonly week: Section<WeekCardView>;
  readonly moments: Section<MomentsCardView>;
  readonly discoveries: Section<MomentsCardView>;
  readonly onThisDay: Section<MomentsCardView>;
}

/** Builds the overview. */
export function loadOverview(
  source: PageSource,
  search: URLSearchParams,
): Promise<PageModel<Overview>> {
  const frame = { title: text.title, path: "/" };
  return loadPage(source, pageStateOf(search), frame, (context) => load(source.store, context));
}

async function load(store: Store, context: PageContext): Promise<Overview | null> {
  const { state, filters, narrowing, before, compared, shown } = context;
  const scope = scopeOf(context);
  const weeks = lastWeeks(shown);
  const inWeeks = { ...narrowing, ...datesOf(weeks) };
  const summary = store.query(QUESTIONS.summary, filters);
  const [{ data: now }, earlier, months, days, ...sections] = await Promise.all([
    summary,
    before === null ? null : store.query(QUESTIONS.summary, before),
    store.query(QUESTIONS.trends, { ...narrowing, granularity: "month" }),
    loadListeningDays(store, filters),
    sectionOf(
      text.trend.topic,
      async () => trendCard(context, await loadTrends(store, context, undefined)),
    ),
    sectionOf(text.rankings, async () => {
      const ranked = { ...filters, metric: state.metric };
      const [rows, moves, { data }] = await Promise.all([
        loadTopRows(store, ranked),
        compared === null ? null : loadMoves(store, ranked, compared),
        summary,
      ]);
      const all = { hours: data.total_hours, plays: data.total_plays };
      return topLists(rows, all, state, scope, { moves, only: context });
    }),
    sectionOf(text.calendar.topic, async () => {
      const { data } = await store.query(QUESTIONS.calendar, inWeeks);
      const said = words.filters.range(shortDay(weeks.start), shortDay(weeks.end));
      const csv = csvLink("calendar", { ...state, ...inWeeks });
      return daysCard(data, weeks, said, scope, csv, context);
    }),
    sectionOf(text.week.topic, async () => {
      const { data } = await store.query(QUESTIONS.heatmap, filters);
      return weekCard(data, scope, csvLink("heatmap", state), context);
    }),
    sectionOf(
      words.moments.teaser.topic,
      async () => momentsTeaser(store, context, (await summary).data.total_plays),
    ),
    sectionOf(text.discoveries.topic, () => discoveriesCard(store, context)),
    sectionOf(text.onThisDay.topic, () => onThisDayCard(store, context)),
  ]);
  if (now.total_plays === 0) return null;
  const [trend, lists, calendar, week, moments, discoveries, onThisDay] = sections;
  const total = totalOf({ hours: now.total_hours, plays: now.total_plays, days }, scope);
  return {
    title: about(titleOf(total, context), narrowing),
    lead: text.lead(total),
    disc: discOf(discMonths(context.data, months.data), context),
    figures: figuresOf(now, earlier?.data ?? null, context),
    share: isNarrowed(narrowing) ? null : rangeShare(context.range, context.data),
    ...{ trend, lists, days: calendar, week, moments, discoveries, onThisDay },
  };
}

/** The largest line: how much, since when or in which range. */
function titleOf(total: Total, context: PageContext): string {
  const { data, narrowing, everything } = context;
  const isEverything = isAllTime(context) && !isNarrowed(narrowing);
  const isOneDay = data.start === data.end;
  return isEverything && !isOneDay
    ? text.hero(total, { since: everything.first_played_at ?? data.start })
    : text.hero(total, namedRange(context));
}

/** Four numbers; each says how it compares, or what it means. */
function figuresOf(now: Summary, before: Summary | null, context: PageContext): FigureView[] {
  const sample = before?.total_plays ?? 0;
  const figures = text.figures;
  const rows = [
    ["hours", "total_hours", figures.first(now.first_played_at ?? "")],
    ["plays", "total_plays", figures.last(now.last_played_at ?? "")],
    ["tracks", "unique_tracks", figures.perTrack(now.total_plays, now.unique_tracks)],
    ["artists", "unique_artists", figures.perArtist(now.unique_tracks, now.unique_artists)],
  ] as const;
  return rows.map(([measure, column, otherwise]) => {
    const compared = { measure, now: now[column], before: before?.[column], sample };
    return {
      label: figures[measure],
      value: measure === "hours" ? hoursFigure(now.total_hours) : count(now[column]),
      note: changeText(compared, context) || otherwise,
    };
  });
}
