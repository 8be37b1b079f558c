import { toSearch } from "../../queries/filters/codec.ts";
import type { Concentration } from "../../queries/questions/concentration.ts";
import type { Coverage as CoverageRow } from "../../queries/questions/coverage.ts";
import type { DecadeMonth } from "../../queries/questions/decade_evolution.ts";
import type { DiscoveryRate } from "../../queries/questions/discovery_rate.ts";
import type { GenreSource } from "../../queries/questions/genre_sources.ts";
import type { PopularityBand } from "../../queries/questions/popularity.ts";
import type { ReleasePeriod } from "../../queries/questions/release_years.ts";
import type { ChartData, MarkLink } from "../charts/data.ts";
import { type Coverage, popularityOf, releaseYears, topPart } from "../findings/music.ts";
import { discoveryOf } from "../findings/newness.ts";
import { type Amount, concentrationOf } from "../findings/tops.ts";
import { csvLink } from "../links/csv_link.ts";
import { linkTo } from "../links/links.ts";
import { onlyLink, playsLink, rangeLink } from "../links/mark_links.ts";
import type { PageContext } from "../page_context.ts";
import { scopeOf } from "../views/scope.ts";
import { bucketsBeforeData, withCompared } from "../views/compared_series.ts";
import { type CardView, type ChartCardView, type FigureView, linked } from "../views/card.ts";
import { bucketLinks } from "../views/bucket_links.ts";
import { bucketsOf } from "../views/months_shown.ts";
import { daysOfPeriod } from "../views/periods.ts";
import { decadeLayers } from "../views/decade_layers.ts";
import { genreNote } from "../views/genre_sources.ts";
import type { GenreLayers } from "../views/genre_layers.ts";
import { wasText } from "../views/texts.ts";
import { valueText } from "../views/layers.ts";
import { measureText, type Metric } from "../views/metric.ts";
import { bandName, discoveryChart, popularityChart, yearsChart } from "../views/taste_charts.ts";
import { count, finePercent, longMonth, percent } from "../words/format.ts";
import { words } from "../words/mod.ts";

const text = words.taste;

/** Of how much a kind of metadata is known. */
export function coverageOf(rows: readonly CoverageRow[], what: string, all: Amount): Coverage {
  const { hours = 0, plays = 0 } = rows.find((row) => row.what === what) ?? {};
  return { known: { hours, plays }, all };
}

/** Genres as stacked areas; what belongs to none of the first is the last layer. */
export function genresCard(
  context: PageContext,
  { names, share, hasRest, chart, sums }: GenreLayers,
  coverage: Coverage,
  sources: readonly GenreSource[],
  groupBy: "broad" | "genre",
): ChartCardView {
  const { state, state: { metric } } = context;
  const parts = names.map((name, at) => ({ name, value: sums[at] ?? 0 }));
  const found = topPart(parts, "genre", coverage, scopeOf(context));
  const name = text.genres.name(words.filters[metric]);
  const linkedChart = withLinks(
    context,
    chart,
    false,
    (genre) => names.includes(genre) ? onlyLink(context, { genre }, genre) : null,
  );
  return {
    id: "genres",
    topic: text.genres.topic,
    finding: text.genres.finding(found),
    name,
    lines: [],
    notes: [
      ...genreNote(coverage, sources, scopeOf(context), state),
      `${name}; ${hasRest ? text.genres.note : text.genres.noteFew(names.length, share)}`,
    ],
    chart: names.length === 0 ? null : linkedChart,
    table: layersTable(
      name,
      text.genres.month,
      linkedChart,
      metric,
      csvLink("genre-evolution", {
        ...state,
        groupBy,
        since: "range",
      }),
    ),
  };
}

/** The decades the music came out in, as a stream. */
export function decadesCard(
  context: PageContext,
  rows: readonly DecadeMonth[],
  coverage: Coverage,
): ChartCardView {
  const { state, state: { metric }, shown } = context;
  const months = [shown.start.slice(0, 7), shown.end.slice(0, 7)] as const;
  const { sums, chart } = decadeLayers(rows, metric, months);
  const parts = sums.map(({ decade, value }) => ({ name: decade, value }));
  const found = topPart(parts, "year", coverage, scopeOf(context));
  const name = text.decades.name(words.filters[metric]);
  const linkedChart = withLinks(
    context,
    chart,
    true,
    (decade) => playsLink(context, { released: decade }, words.markLinks.decade(decade)),
  );
  return {
    id: "decades",
    topic: text.decades.topic,
    finding: text.decades.finding(found),
    name,
    lines: lineOf(text.known(found, text.what.years)),
    notes: [`${name}; ${text.decades.note}`],
    chart: sums.length === 0 ? null : linkedChart,
    table: layersTable(
      name,
      text.decades.month,
      linkedChart,
      metric,
      csvLink("decade-evolution", state),
    ),
  };
}

/** Layers with their links: each bucket to its months, each layer to what its name chooses. */
function withLinks(
  context: PageContext,
  chart: ChartData,
  mayJoin: boolean,
  linkOf: (name: string) => MarkLink | null,
): ChartData {
  const { start, end } = context.shown;
  const buckets = bucketsOf(start.slice(0, 7), end.slice(0, 7), mayJoin);
  return {
    ...chart,
    links: bucketLinks(context, buckets),
    series: chart.series.map((series) => {
      const link = linkOf(series.name);
      return link === null ? series : { ...series, link };
    }),
  };
}

function layersTable(
  caption: string,
  when: string,
  { titles, series, links = [] }: ChartData,
  metric: Metric,
  csv: string,
) {
  return {
    caption,
    columns: [when, ...series.map(({ name }) => name)],
    rows: titles.map((title, at) => [
      linked(title, links[at] ?? null),
      ...series.map(({ values }) => valueText(values[at] ?? 0, metric)),
    ]),
    csv,
  };
}

/** The years the music came out. */
export function yearsCard(
  context: PageContext,
  rows: readonly ReleasePeriod[],
  coverage: Coverage,
): ChartCardView {
  const { state, state: { metric } } = context;
  const found = releaseYears(rows, coverage, scopeOf(context));
  const name = text.years.name(words.filters[metric]);
  const chart = yearsChart(rows, metric);
  const played = new Set(rows.map(({ period }) => period));
  const linkOf = (released: string) =>
    played.has(released)
      ? playsLink(context, { released }, words.markLinks.released(released))
      : null;
  return {
    id: "years",
    topic: text.years.topic,
    finding: text.years.finding(found),
    name,
    lines: lineOf(text.known(found, text.what.years)),
    notes: [name],
    chart: rows.length === 0 ? null : { ...chart, links: chart.titles.map(linkOf) },
    table: {
      caption: name,
      columns: [text.years.year, words.filters.hours, words.filters.plays],
      rows: rows.map((row) => [
        linked(row.period, linkOf(row.period)),
        measureText(row, "hours"),
        count(row.plays),
      ]),
      csv: csvLink("release-years", state),
    },
  };
}

/** How popular the music is. */
export function popularityCard(
  context: PageContext,
  rows: readonly PopularityBand[],
  coverage: Coverage,
): ChartCardView {
  const { state, state: { metric } } = context;
  const found = popularityOf(rows, coverage, scopeOf(context));
  const name = text.popularity.name(words.filters[metric]);
  const played = new Set(rows.map(({ popularity }) => popularity));
  const linkOf = (popularity: number) =>
    played.has(popularity)
      ? playsLink(context, { popularity }, words.markLinks.popularity(bandName(popularity)))
      : null;
  return {
    id: "popularity",
    topic: text.popularity.topic,
    finding: text.popularity.finding(found),
    name,
    lines: lineOf(text.known(found, text.what.popularity)),
    notes: [`${name}; ${text.popularity.note}`],
    chart: rows.length === 0 ? null : {
      ...popularityChart(rows, metric),
      links: Array.from({ length: 10 }, (_, at) => linkOf(at * 10)),
    },
    table: {
      caption: name,
      columns: [text.popularity.column, words.filters.hours, words.filters.plays],
      rows: rows.map((row) => [
        linked(bandName(row.popularity), linkOf(row.popularity)),
        measureText(row, "hours"),
        count(row.plays),
      ]),
      csv: csvLink("popularity", state),
    },
  };
}

/** How much is new. */
export function discoveryCard(
  context: PageContext,
  rows: readonly DiscoveryRate[],
  before: readonly DiscoveryRate[] | null,
): ChartCardView {
  const { state, state: { metric }, shown, compared, data } = context;
  const earlier = before === null || compared === null
    ? null
    : discoveryChart(before, metric, compared);
  const name = text.discovery.name(words.metric[metric]);
  const buckets = bucketsOf(shown.start.slice(0, 7), shown.end.slice(0, 7));
  const chart = withCompared(
    discoveryChart(rows, metric, shown),
    earlier,
    bucketsBeforeData(context, "month"),
  );
  return {
    id: "discovery",
    topic: text.discovery.topic,
    finding: text.discovery.finding(discoveryOf(rows, data, scopeOf(context))),
    name,
    lines: [],
    notes: [
      `${name}; ${text.discovery.note}`,
      ...(earlier === null || compared === null ? [] : [words.overview.trend.dotted(compared)]),
    ],
    chart: { ...chart, links: bucketLinks(context, buckets) },
    table: {
      caption: name,
      columns: [
        text.discovery.columns.month,
        text.discovery.columns.hours,
        text.discovery.columns.plays,
      ],
      rows: rows.map((row) => [
        linked(
          longMonth(row.year_month),
          rangeLink(context, daysOfPeriod(row.year_month, "month"), longMonth(row.year_month)),
        ),
        shareCell(row.discovery_rate_hours),
        shareCell(row.discovery_rate_plays),
      ]),
      csv: csvLink("discovery-rate", state),
    },
  };
}

/** How much goes to the first artist, the first ten, the first hundred. */
export interface ConcentrationCardView extends CardView {
  readonly name: string;
  /** Shares of everything in percent, the largest first. */
  readonly widths: readonly number[];
  /** Where all artists are. */
  readonly all: { readonly text: string; readonly href: string };
  readonly figures: readonly FigureView[];
}

/**
 * How much goes to the first artists.
 *
 * @param artists how many different artists there are
 */
export function concentrationCard(
  context: PageContext,
  rows: readonly Concentration[],
  before: readonly Concentration[] | null,
  artists: number,
  all: Amount,
): ConcentrationCardView {
  const { state, state: { metric } } = context;
  const scope = scopeOf(context);
  const found = concentrationOf(rows, artists, all, scope);
  const name = text.concentration.name(words.metric[metric]);
  const columns = text.concentration.columns;
  const shareOf = (row: Concentration) =>
    (metric === "hours" ? row.hours_share : row.plays_share) ?? 0;
  // With eight artists there is no top ten.
  const told = rows.filter((row, at) => at === 0 || row.artists < artists);
  return {
    id: "concentration",
    topic: text.concentration.topic,
    finding: text.concentration.finding(found),
    notes: [name],
    name,
    widths: told.map((row) => shareOf(row) * 100).toReversed(),
    all: { text: words.overview.artists.all, href: linkTo("/artists", toSearch(state)) },
    figures: told.map((row) => {
      const then = before?.find((other) => other.artists === row.artists);
      return {
        label: text.concentration.first(row.artists),
        value: percent(shareOf(row)),
        note: wasText(then === undefined ? undefined : percent(shareOf(then)), context) ||
          words.amount(row[metric], metric),
      };
    }),
    table: {
      caption: name,
      columns: [columns.artists, columns.hours, columns.plays, columns.share],
      rows: told.map((row) => [
        text.concentration.first(row.artists),
        measureText(row, "hours"),
        count(row.plays),
        shareCell(shareOf(row)),
      ]),
      csv: csvLink("concentration", state),
    },
  };
}

/** A share as a table has it. */
export function shareCell(share: number | null): string {
  return share === null ? "" : finePercent(share);
}

function lineOf(line: string | null): string[] {
  return line === null ? [] : [line];
}
