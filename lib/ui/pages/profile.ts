import { RequestError } from "../../core/request_error.ts";
import { toSearch } from "../../queries/filters/codec.ts";
import type { Range } from "../../queries/filters/comparison.ts";
import { QUESTIONS } from "../../queries/questions.ts";
import type { Store } from "../../queries/store.ts";
import { daysCard, type DaysCardView } from "../cards/days_card.ts";
import { type DiscCardView, discMonths, discOf } from "../cards/disc.ts";
import {
  absenceCard,
  albumsCard,
  knownCard,
  type KnownCardView,
  neighboursCard,
  profileFigures,
  rankCard,
  type RankCardView,
  skipsCard,
  type TextCardView,
  tracksCard,
  versionsCard,
  type VersionsCardView,
} from "../cards/profile_cards.ts";
import { loadTrends, trendCard } from "../cards/trend_card.ts";
import { weekCard, type WeekCardView } from "../cards/week_card.ts";
import { hueOf } from "../charts/hues.ts";
import { keyOf } from "../charts/together.ts";
import { csvLink } from "../links/csv_link.ts";
import { linkTo } from "../links/links.ts";
import { SITE_PAGES } from "../links/pages.ts";
import { sharePath } from "../links/share_links.ts";
import { artistPath, keptLink } from "../links/entity_links.ts";
import { loadContext, type PageContext, type PageSource } from "../page_context.ts";
import { noPlays, nothingPlayed, type PageModel } from "../page_model.ts";
import { coverView, type PictureView, portraitView } from "../pictures/picture.ts";
import { type Section, sectionOf } from "../section.ts";
import { lastWeeks } from "../views/calendar.ts";
import type { ChartCardView, ChoiceView, FigureView, ListCardView } from "../views/card.ts";
import { creditChoice, creditLines } from "../views/credit.ts";
import { lastOfMonth } from "../views/days.ts";
import { filterBar, NO_OWN } from "../views/filter_bar.ts";
import { datesOf, type PageState, pageStateOf } from "../views/page_state.ts";
import type { Answer, Subject, Totals } from "../views/profile/answer.ts";
import { leadOf, rankBy } from "../views/profile/lead.ts";
import { othersLine, playedOf, segmentsOf } from "../views/profile/own_filters.ts";
import { shortDay } from "../words/format.ts";
import type { Fields } from "../views/rules.ts";
import { words } from "../words/mod.ts";

const text = words.profile;

/** What the page of an artist, a track or an album shows. */
export interface Profile {
  readonly kind: string;
  readonly name: string;
  /** Of a track or album. */
  readonly artist: { readonly name: string; readonly href: string | undefined } | null;
  readonly lead: string;
  readonly picture: PictureView;
  /** Where its picture to share is; artists have one. */
  readonly share: string | null;
  /** Its page at Spotify, where its id is known. */
  readonly spotify: string | undefined;
  /** The pages that can be narrowed down to it. */
  readonly only: { readonly label: string; readonly links: readonly OnlyLinkView[] };
  /** Whom plays count for; null where that makes no difference. */
  readonly credit: ChoiceView | null;
  /** What the page says of itself. */
  readonly lines: readonly string[];
  readonly disc: DiscCardView;
  readonly rank: RankCardView;
  readonly versions: VersionsCardView | null;
  readonly known: KnownCardView;
  readonly skips: TextCardView | null;
  /** What rules know it by; null where it has no name for them. */
  readonly shape: { readonly fields: Fields; readonly hasNames: boolean } | null;
  /** What the range shows; null when it was not played in it. */
  readonly played: PlayedSections | null;
}

/** A page narrowed down to it. */
export interface OnlyLinkView {
  readonly text: string;
  readonly href: string;
}

/** What a range in which it was played shows. */
export interface PlayedSections {
  readonly figures: readonly FigureView[];
  readonly interest: Section<ChartCardView>;
  readonly tracks: Section<ListCardView> | null;
  readonly albums: Section<ListCardView> | null;
  readonly neighbours: Section<ListCardView>;
  readonly days: Section<DaysCardView>;
  readonly week: Section<WeekCardView>;
  readonly absence: Section<TextCardView>;
}

/**
 * Builds the page of an artist, a track or an album.
 *
 * @throws {RequestError} 404 when it was never played
 */
export async function loadProfile(
  source: PageSource,
  search: URLSearchParams,
  subjectOf: (store: Store, state: PageState) => Subject | Promise<Subject>,
): Promise<PageModel<Profile>> {
  const found = await loadContext(source, "/", pageStateOf(search));
  if (found === null) return { is: "statement", statement: await noPlays(source.store) };
  const subject = await subjectOf(source.store, found.state);
  const context = { ...found, path: subject.path };
  return {
    is: "page",
    title: subject.name,
    bar: filterBar(context, subject.path, true, {
      ...NO_OWN,
      offersCredit: subject.kind === "artist",
    }),
    body: await load(source.store, context, subject),
    nothing: nothingPlayed(context),
  };
}

async function load(store: Store, context: PageContext, subject: Subject): Promise<Profile> {
  const { data, state, before } = context;
  const [ever, now, earlier] = await Promise.all([
    subject.ask(segmentsOf(context.narrowing)),
    subject.ask(playedOf(context.filters)),
    before === null ? null : subject.ask(playedOf(before)),
  ]);
  const { kind, name, artist } = subject;
  const { first_played_at, last_played_at } = ever.totals;
  const under = artist === null ? null : artist || words.ranking.unknownArtist;
  const rank = rankBy(ever.rank, state.metric);
  const origin = { ...context, filters: { ...playedOf(context.filters), ...subject.filters } };
  const months = ever.months.map(({ year_month: period, hours }) => ({ period, hours }));
  const isPlayed = now.totals.plays > 0;
  return {
    kind: artist === null ? text.kind[kind] : text.by[kind],
    name,
    artist: under === null
      ? null
      : { name: under, href: keptLink(artistPath(artist ?? ""), toSearch(state)) },
    lead: leadOf(context, ever, now),
    picture: artist === null ? portraitView(ever.picture, name) : coverView(ever.picture, artist),
    share: kind === "artist" ? linkTo(sharePath({ kind, artist: name })) : null,
    spotify: ever.spotify,
    only: onlyOf(context, subject),
    lines: [
      ...othersLine(subject, context.narrowing),
      ...(kind === "artist" ? creditLines(state) : []),
    ],
    credit: kind === "artist" ? await choiceOf(store, context, subject) : null,
    disc: discOf(discMonths(data, months), origin, {
      top: rank === null ? "" : text.disc.no(rank),
      bottom: yearsOf(first_played_at, last_played_at),
      hue: hueOf(keyOf({ id: "", name, under: artist })),
      name: text.disc.name(name),
    }),
    rank: rankCard(context, subject, ever),
    versions: kind === "track" ? versionsCard(context, subject, ever) : null,
    known: knownCard(ever, toSearch(state)),
    skips: skipsCard(ever, data),
    shape: shapeOf(subject),
    played: isPlayed ? await loadPlayed(store, context, subject, now, earlier) : null,
  };
}

/** How a rule names an artist, a track or an album. */
function shapeOf({ kind, name, artist }: Subject): Profile["shape"] {
  if (artist === null) return { fields: { artist: name }, hasNames: true };
  if (artist === "" || name === "") return null;
  return kind === "album"
    ? { fields: { artist, album: name }, hasNames: false }
    : { fields: { artist, track: name }, hasNames: true };
}

/** The other pages, of its plays alone. */
function onlyOf({ state, shows }: PageContext, { kind, filters }: Subject): Profile["only"] {
  const { artist: _artist, album: _album, track: _track, genre: _genre, ...kept } = state;
  const search = toSearch({ ...kept, ...filters });
  const names = ["overview", "patterns", "taste", "habits", "history"] as const;
  const pages = SITE_PAGES.filter(({ name }) => names.some((only) => only === name));
  return {
    label: text.only[kind],
    links: pages.filter(({ name }) => name !== "history" || shows === "everything")
      .map(({ name, path }) => ({ text: words.nav[name], href: linkTo(path, search) })),
  };
}

/** Whom plays count for; no choice for an artist of no album. */
async function choiceOf(
  store: Store,
  { state }: PageContext,
  { name, path }: Subject,
): Promise<ChoiceView | null> {
  const choice = await creditChoice(store, state, (state) => linkTo(path, toSearch(state)));
  const isOfAlbums = state.credit !== "all" ||
    await store.query(QUESTIONS.artist, { artist: name }).then(() => true, () => false);
  return isOfAlbums ? choice : null;
}

async function loadPlayed(
  store: Store,
  context: PageContext,
  subject: Subject,
  now: Answer,
  before: Answer | null,
): Promise<PlayedSections> {
  const { state, shown } = context;
  const { metric } = state;
  const { kind } = subject;
  const filters = { ...playedOf(context.filters), ...subject.filters };
  const scope = { measure: metric, range: shown, isNarrowed: true };
  const source = { state, filters, scope };
  const origin = { ...context, filters };
  const all = store.query(QUESTIONS.summary, playedOf(context.filters));
  const [figures, interest, tracks, albums, neighbours, days, week, absence] = await Promise.all([
    all.then(({ data }) =>
      profileFigures(context, subject, now, before, {
        hours: data.total_hours,
        plays: data.total_plays,
      })
    ),
    sectionOf(text.interest.topic, () => interestCard(store, context, subject, now, before)),
    kind === "track" ? null : sectionOf(text.tracks.topic, async () => {
      const limit = kind === "album" ? 100 : 20;
      const { data } = await store.query(QUESTIONS["top-tracks"], { ...filters, metric, limit });
      return tracksCard(data, source, kind === "album");
    }),
    kind !== "artist" ? null : sectionOf(text.albums.topic, async () => {
      const { data } = await store.query(QUESTIONS["top-albums"], {
        ...filters,
        metric,
        limit: 20,
      });
      return albumsCard(data, source);
    }),
    sectionOf(text.neighbours.topic, async () => {
      const { data } = await store.query(QUESTIONS.neighbours, { ...filters, kind, limit: 10 });
      return neighboursCard(data, subject, source);
    }),
    sectionOf(words.overview.calendar.topic, async () => {
      const weeks = calendarOf(now.totals, shown);
      const inWeeks = { ...filters, ...datesOf(weeks) };
      const { data } = await store.query(QUESTIONS.calendar, inWeeks);
      const said = words.filters.range(shortDay(weeks.start), shortDay(weeks.end));
      return daysCard(data, weeks, said, scope, csvLink("calendar", inWeeks), origin);
    }),
    sectionOf(
      words.overview.week.topic,
      () => weekCard(now.week(), scope, csvLink("heatmap", filters), origin),
    ),
    sectionOf(text.absence.topic, () => absenceCard(now, shown, context.data.end)),
  ]);
  return { figures, interest, tracks, albums, neighbours, days, week, absence };
}

/** How much over time: from the first play on, or all of a range that is compared. */
async function interestCard(
  store: Store,
  context: PageContext,
  subject: Subject,
  now: Answer,
  before: Answer | null,
): Promise<ChartCardView> {
  const isBeside = (before?.totals.plays ?? 0) > 0;
  const shown = isBeside
    ? context.shown
    : { start: firstDay(now.totals, context.shown), end: context.shown.end };
  const own = {
    ...context,
    shown,
    filters: { ...playedOf(context.filters), ...subject.filters },
    narrowing: { ...playedOf(context.narrowing), ...subject.filters },
    before: isBeside && context.before !== null
      ? { ...playedOf(context.before), ...subject.filters }
      : null,
    compared: isBeside ? context.compared : null,
  };
  const trends = await loadTrends(store, own, undefined);
  const csv = csvLink("trends", { ...own.filters, granularity: trends.granularity });
  const card = trendCard(own, trends);
  return {
    ...card,
    id: "interest",
    topic: text.interest.topic,
    table: card.table && { ...card.table, csv },
  };
}

/** The day of the first play of a range; a public site tells its month. */
function firstDay({ first_played_at: first }: Totals, { start }: Range): string {
  if (first === null) return start;
  const day = first.length > 7 ? first.slice(0, 10) : `${first}-01`;
  return day < start ? start : day;
}

/** The weeks up to the end of the last year in which it was played. */
function calendarOf({ last_played_at: last }: Totals, { start, end }: Range): Range {
  if (last === null) return lastWeeks({ start, end });
  const day = last.length > 7 ? last.slice(0, 10) : lastOfMonth(last);
  const december = `${day.slice(0, 4)}-12-31`;
  return lastWeeks({ start, end: december < end ? december : end });
}

function yearsOf(first: string | null, last: string | null): string {
  const [a, b] = [first?.slice(0, 4) ?? "", last?.slice(0, 4) ?? ""];
  return a === b ? a : `${a}–${b}`;
}

/**
 * Loads what is found first of several links to read an address.
 *
 * @throws {RequestError} `not-found` when there is none, or what loading throws
 */
export async function loadFirst<Key, Page>(
  keys: readonly Key[],
  load: (key: Key) => Promise<Page>,
): Promise<Page> {
  let missing = new RequestError("not-found", "There is no listening to that.");
  for (const key of keys) {
    try {
      return await load(key);
    } catch (error) {
      if (!(error instanceof RequestError) || error.code !== "not-found") throw error;
      missing = error;
    }
  }
  throw missing;
}
