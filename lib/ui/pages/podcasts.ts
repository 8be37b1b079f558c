import { only, toSearch } from "../../queries/filters/codec.ts";
import { QUESTIONS } from "../../queries/questions.ts";
import type { Podcast } from "../../queries/questions/podcasts.ts";
import type { PodcastSummary } from "../../queries/questions/podcast_summary.ts";
import type { Store } from "../../queries/store.ts";
import { isNarrowed } from "../../queries/where.ts";
import type { FindingScope } from "../findings/finding.ts";
import { podcastTotal, topEpisode, topShow } from "../findings/podcasts.ts";
import { csvLink } from "../links/csv_link.ts";
import { linkTo } from "../links/links.ts";
import { spotifyLink } from "../links/spotify_link.ts";
import { loadContext, type PageContext, type PageSource } from "../page_context.ts";
import type { PageModel } from "../page_model.ts";
import { type Section, sectionOf } from "../section.ts";
import { scopeOf } from "../views/scope.ts";
import type { CardView, ListCardView } from "../views/card.ts";
import { about } from "../views/active_filters.ts";
import { filterBar, NO_OWN, type OwnFilters } from "../views/filter_bar.ts";
import { measureText } from "../views/metric.ts";
import { unnarrowed } from "../views/ignored_filters.ts";
import { type PageState, playsOf, readAddress } from "../views/page_state.ts";
import { rankedRows } from "../views/ranked.ts";
import { changeText, isAllTime, namedRange } from "../views/texts.ts";
import { count, hours, shortDay } from "../words/format.ts";
import { words } from "../words/mod.ts";

const text = words.podcasts;

/** How many shows, and episodes, are listed at most; their tables have more. */
const SHOWS = { list: 25, table: 100 } as const;
const EPISODES = { list: 12, table: 25 } as const;

/** What the page of podcasts shows. */
export interface Podcasts {
  readonly title: string;
  readonly lead: string;
  readonly shows: Section<ListCardView>;
  readonly episodes: Section<EpisodesCardView>;
}

/** Episodes below each other. */
export interface EpisodesCardView extends CardView {
  readonly rows: readonly {
    readonly name: string;
    /** Null where all are of one show. */
    readonly show: string | null;
    readonly last: string;
    readonly value: string;
    /** The same at Spotify, where its id is known. */
    readonly spotify: string | undefined;
  }[];
  /** Back to those of all shows. */
  readonly all: { readonly text: string; readonly href: string } | null;
}

/** What the page of podcasts is asked to show. */
interface PodcastState {
  readonly page: PageState;
  /** Only this show's episodes. */
  readonly show: string | undefined;
}

/**
 * Builds the page of podcasts; it is about the days of the podcasts, whether or not there was
 * music on them.
 */
export async function loadPodcasts(
  source: PageSource,
  search: URLSearchParams,
): Promise<PageModel<Podcasts>> {
  const { state: page, own: { show } } = readAddress(search, ["show"]);
  const { data: ever } = await source.store.query(QUESTIONS["podcast-summary"], {});
  const context = await loadContext(source, "/podcasts", page, ever);
  if (context === null) {
    const links = [{ text: text.none.link, href: linkTo("/data") }];
    return { is: "statement", statement: { title: text.none.title, text: text.none.text, links } };
  }
  const { title, text: said } = text.nothing;
  return {
    is: "page",
    title: text.title,
    bar: filterBar(context, "/podcasts", true, ownOf(show)),
    body: await load(source.store, context, { page, show }),
    nothing: { title, text: said(context.data.start, context.data.end), links: [] },
  };
}

/** What the filter bar keeps of the page. */
function ownOf(show: string | undefined): OwnFilters {
  return show === undefined ? NO_OWN : {
    search: toSearch({ show }),
    chips: [{ name: "show", text: text.episodes.topicOf(show) }],
  };
}

async function load(
  store: Store,
  context: PageContext,
  state: PodcastState,
): Promise<Podcasts | null> {
  const { page } = state;
  const { before } = context;
  const narrowing = only(context.narrowing, QUESTIONS.podcasts.params);
  // The measure chooses the order too.
  const filters = { ...playsOf(page), metric: page.metric };
  const scope = { ...scopeOf(context), isNarrowed: isNarrowed(narrowing) };
  const summary = store.query(QUESTIONS["podcast-summary"], filters);
  const [{ data: now }, earlier, shows, episodes] = await Promise.all([
    summary,
    before === null ? null : store.query(QUESTIONS["podcast-summary"], before),
    sectionOf(text.shows.topic, async () => {
      const [{ data: rows }, { data: all }] = await Promise.all([
        store.query(QUESTIONS.podcasts, { ...filters, groupBy: "show", limit: SHOWS.table }),
        summary,
      ]);
      return showsCard(rows, all, context, state, scope);
    }),
    sectionOf(text.episodes.topic, async () => {
      const { data: rows } = await store.query(QUESTIONS.podcasts, {
        ...filters,
        ...(state.show === undefined ? {} : { show: state.show }),
        groupBy: "episode",
        limit: EPISODES.table,
      });
      return episodesCard(rows, context, state, scope);
    }),
  ]);
  if (now.total_plays === 0) return null;
  const found = podcastTotal(numbersOf(now), scope);
  const change = changeText({
    measure: page.metric === "hours" ? "hours" : "starts",
    now: page.metric === "hours" ? now.total_hours : now.total_plays,
    before: page.metric === "hours" ? earlier?.data.total_hours : earlier?.data.total_plays,
    sample: earlier?.data.total_plays ?? 0,
  }, context);
  return {
    title: about(text.hero(found, isAllTime(context) ? null : namedRange(context)), narrowing),
    lead: [text.lead(found), change === "" ? "" : text.against(change)]
      .filter((sentence) => sentence !== "").join(" "),
    shows,
    episodes,
  };
}

function numbersOf({ total_hours, total_plays, shows, episodes }: PodcastSummary) {
  return { hours: total_hours, plays: total_plays, shows, episodes };
}

/** Shows by how much; each leads to its episodes. */
function showsCard(
  rows: readonly Podcast[],
  all: PodcastSummary,
  context: PageContext,
  { page, show }: PodcastState,
  scope: FindingScope,
): ListCardView {
  const { columns } = text;
  const listed = rows.slice(0, SHOWS.list);
  return {
    id: "shows",
    topic: text.shows.topic,
    finding: text.shows.finding(topShow(rows, numbersOf(all), scope)),
    notes: [
      ...unnarrowed("podcasts", context.narrowing),
      ...(listed.length < all.shows ? [text.shows.first(listed.length, all.shows)] : []),
    ],
    rows: rankedRows(listed, page.metric, (row) => {
      const name = row.show_name ?? "";
      const chosen = name === show ? {} : { show: name };
      return {
        name,
        under: text.shows.episodes(row.episodes),
        href: `${linkTo("/podcasts", toSearch({ ...page, ...chosen }))}#episodes-title`,
        isChosen: name === show,
      };
    }),
    table: {
      caption: text.shows.topic,
      columns: [
        text.shows.column,
        columns.hours,
        columns.plays,
        columns.episodes,
        columns.first,
        columns.last,
      ],
      rows: rows.map((row) => [
        row.show_name ?? "",
        hours(row.hours),
        count(row.plays),
        count(row.episodes),
        shortDay(row.first_played_at ?? ""),
        shortDay(row.last_played_at ?? ""),
      ]),
      csv: csvLink("podcasts", page),
    },
  };
}

/** Episodes by how much, of all shows or of the one that was chosen. */
function episodesCard(
  rows: readonly Podcast[],
  context: PageContext,
  { page, show }: PodcastState,
  scope: FindingScope,
): EpisodesCardView {
  const { episodes, shows, columns } = text;
  const topic = show === undefined ? episodes.topic : episodes.topicOf(show);
  const chosen = show === undefined ? {} : { show };
  return {
    id: "episodes",
    topic,
    finding: episodes.finding(topEpisode(rows, scope)),
    notes: unnarrowed("podcasts", context.narrowing),
    rows: rows.slice(0, EPISODES.list).map((row) => ({
      name: row.episode_name ?? episodes.unknown,
      show: show === undefined ? row.show_name : null,
      last: episodes.last(shortDay(row.last_played_at ?? "")),
      value: measureText(row, page.metric),
      spotify: spotifyLink(row.spotify_episode_uri),
    })),
    all: show === undefined
      ? null
      : { text: episodes.all, href: linkTo("/podcasts", toSearch(page)) },
    table: {
      caption: topic,
      columns: [episodes.column, shows.column, columns.hours, columns.plays, columns.last],
      rows: rows.map((row) => [
        row.episode_name ?? episodes.unknown,
        row.show_name ?? "",
        hours(row.hours),
        count(row.plays),
        shortDay(row.last_played_at ?? ""),
      ]),
      csv: csvLink("podcasts", { ...page, ...chosen, groupBy: "episode" }),
    },
  };
}
