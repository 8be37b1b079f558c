import type { Habit } from "../../queries/questions/habits.ts";
import { sumOf } from "../findings/finding.ts";
import { type Habit as HabitName, habitYears } from "../findings/habits.ts";
import { deviceYears, toEnd, topNamed, topReason } from "../findings/segments.ts";
import { csvLink } from "../links/csv_link.ts";
import { onlyLink, playsLink, rangeLink } from "../links/mark_links.ts";
import { daysOfPeriod } from "../views/periods.ts";
import { PLATFORMS } from "../../queries/filters/params.ts";
import type { ChartData, MarkLink } from "../charts/data.ts";
import type { PageContext } from "../page_context.ts";
import {
  type ChartCardView,
  leading,
  linked,
  type ListCardView,
  type RankedRow,
} from "../views/card.ts";
import { devicesChart, modeChart } from "../views/habit_charts.ts";
import {
  amountOf,
  amountText,
  byAmount,
  countryCode,
  habitNumbers,
  type HabitRows,
  nameOf,
  partsOf,
} from "../views/habit_rows.ts";
import { valueText } from "../views/layers.ts";
import { count, finePercent, percent } from "../words/format.ts";
import { words } from "../words/mod.ts";
import { cellOf, countryName, daysOf, deviceName, listed, type NamedLink } from "./habit_cells.ts";

const text = words.habits;

/** How many rows a list has; its table has all. */
const ROWS = 10;

/** The devices of each year; of a single one as a list. */
export type DevicesCard =
  | { readonly kind: "years"; readonly card: ChartCardView }
  | { readonly kind: "one-year"; readonly card: ListCardView };

/** The devices of each year; of a single one as a list. */
export function devicesCard(context: PageContext, rows: HabitRows): DevicesCard {
  const { state, state: { metric } } = context;
  const measure = metric === "hours" ? "hours" as const : "records" as const;
  const scope = { ...daysOf(context), measure };
  const named = rows.platforms.reduce(
    (sum, row) => nameOf(row.name) === null ? sum : sum + row.records,
    0,
  );
  const valueOf = (row: Habit) => amountOf(row, metric);
  const chart = devicesChart(rows.yearPlatforms, metric);
  const csv = csvLink("habits", state);
  if (chart.titles.length < 2) {
    const { topic, name, column } = text.devices.inOneYear;
    const found = topNamed(partsOf(rows.platforms, valueOf), "device", named, scope);
    const caption = name(text.measure[metric]);
    const view = { id: "devices", topic, finding: text.devices.inOneYear.finding(found) };
    return {
      kind: "one-year",
      card: {
        ...view,
        ...amountList(rows.platforms, context, deviceName(context), { caption, column, csv }),
      },
    };
  }
  const years = chart.titles.map((year) => ({
    year,
    parts: partsOf(rows.yearPlatforms.filter((row) => row.year === year), valueOf),
  }));
  const name = text.devices.name(text.measure[metric]);
  return {
    kind: "years",
    card: {
      id: "devices",
      topic: text.devices.topic,
      finding: text.devices.finding(deviceYears(years, named, scope)),
      name,
      lines: [],
      notes: [name],
      chart: linkedDevices(context, chart),
      table: {
        caption: name,
        columns: [text.devices.year, ...chart.series.map(({ name }) => name)],
        rows: chart.titles.map((year, at) => [
          linked(year, yearLink(context, year)),
          ...chart.series.map(({ values }) => valueText(values[at] ?? 0, metric)),
        ]),
        csv,
      },
    },
  };
}

/** Devices by year with their links: each year to its range, each device to its plays alone. */
function linkedDevices(context: PageContext, chart: ChartData): ChartData {
  return {
    ...chart,
    links: chart.titles.map((year) => yearLink(context, year)),
    series: chart.series.map((series) => {
      const platform = PLATFORMS.find((platform) => text.device(platform) === series.name);
      return platform === undefined
        ? series
        : { ...series, link: onlyLink(context, { platform }, series.name) };
    }),
  };
}

function yearLink(context: PageContext, year: string): MarkLink | null {
  return rangeLink(context, daysOfPeriod(year, "year"), year);
}

/** From where. */
export function countriesCard(context: PageContext, countries: readonly Habit[]): ListCardView {
  const { state, state: { metric } } = context;
  const measure = metric === "hours" ? "hours" as const : "records" as const;
  const parts = partsOf(countries, (row) => amountOf(row, metric), countryCode);
  const named = countries.reduce(
    (sum, row) => countryCode(row.name) === null ? sum : sum + row.records,
    0,
  );
  const found = topNamed(parts, "country", named, { ...daysOf(context), measure });
  return {
    id: "countries",
    topic: text.countries.topic,
    finding: text.countries.finding(found),
    ...amountList(countries, context, countryName(context), {
      caption: text.countries.name(text.measure[metric]),
      column: text.countries.country,
      csv: csvLink("habits", state),
    }),
  };
}

/** Rows by how much, as a list and a table; those of one name, as what is unknown, are one row. */
function amountList(
  rows: readonly Habit[],
  { state: { metric } }: PageContext,
  nameOf: (name: string | null) => NamedLink,
  { caption, column, csv }: { caption: string; column: string; csv: string },
): Pick<ListCardView, "notes" | "rows" | "table"> {
  const named = [...Map.groupBy(rows, ({ name }) => nameOf(name).name)].map(([name, of]) => ({
    name: of.length === 1 && of[0] !== undefined ? nameOf(of[0].name) : { name, link: null },
    hours: sumOf(of, (row) => row.hours),
    records: sumOf(of, (row) => row.records),
  }));
  const sorted = byAmount(named, metric);
  const most = sorted[0] === undefined ? 0 : amountOf(sorted[0], metric);
  return {
    notes: sorted.length === 0 ? [] : [caption],
    rows: sorted.slice(0, ROWS).map((row): RankedRow => ({
      ...listed(row.name),
      value: amountText(row, metric),
      share: amountOf(row, metric) / most,
    })),
    table: sorted.length === 0 ? null : {
      caption,
      columns: [column, text.measure[metric]],
      rows: sorted.map((row) => [cellOf(row.name), amountText(row, metric)]),
      csv,
    },
  };
}

const MODES = ["shuffle", "offline", "private"] as const satisfies readonly HabitName[];

/** Shuffle, offline and private sessions over the years; a single year is told by the figures. */
export function modeCards(context: PageContext, years: readonly Habit[]): ChartCardView[] {
  if (years.length < 2) return [];
  return MODES.map((mode) => {
    const name = text.modes.name(text.modes.topic[mode]);
    const numbers = years.map((row) => ({ year: row.name ?? "", ...habitNumbers(row, mode) }));
    return {
      id: mode,
      topic: text.modes.topic[mode],
      finding: text.modes.finding(habitYears(numbers, mode, daysOf(context)), mode),
      name,
      lines: [],
      notes: [name],
      chart: {
        ...modeChart(years, mode),
        links: numbers.map(({ year }) => yearLink(context, year)),
      },
      table: {
        caption: name,
        columns: [text.modes.columns.year, text.modes.columns.share],
        rows: numbers.map(({ year, known, yes }) => [
          linked(year, yearLink(context, year)),
          known === 0 ? "" : finePercent(yes / known),
        ]),
        csv: csvLink("habits", context.state),
      },
    };
  });
}

/** What started plays, and what ended them. */
export function reasonCards(context: PageContext, { starts, ends }: HabitRows): ListCardView[] {
  const records = (row: Habit) => row.records;
  const keep = (name: string | null) =>
    name === null || name === "" || name === "unknown" ? null : name;
  const days = daysOf(context);
  const begun = topReason(partsOf(starts, records, keep), "start", days);
  const ended = toEnd(partsOf(ends, records, keep), "trackdone", days);
  return [
    {
      id: "starts",
      words: text.starts,
      rows: starts,
      nameOf: text.start,
      filter: "reasonStart" as const,
      finding: text.starts.finding(begun),
    },
    {
      id: "ends",
      words: text.ends,
      rows: ends,
      nameOf: text.end,
      filter: "reasonEnd" as const,
      finding: text.ends.finding(ended),
    },
  ].map(({ id, words: { topic, name, columns }, rows, nameOf, filter, finding }) => {
    const listed = reasonRows(
      rows.filter((row) => keep(row.name) !== null),
      nameOf,
      (reason) => playsLink(context, { [filter]: reason }, words.markLinks.reason(nameOf(reason))),
    );
    const all = rows.reduce((sum, row) => sum + row.records, 0);
    const known = listed.reduce((sum, row) => sum + row.records, 0);
    const note = text.knownOf(known, all);
    return {
      id,
      topic,
      finding,
      notes: [name, ...(note === null ? [] : [note])],
      rows: listed,
      table: {
        caption: name,
        columns: [columns.reason, columns.records, columns.share],
        rows: listed.map((row) => [
          row.href === undefined ? row.name : { text: row.name, href: row.href },
          count(row.records),
          row.value,
        ]),
        csv: csvLink("habits", context.state),
      },
    };
  });
}

/** Reasons as shares of those that name one; reasons of one name are one row. */
function reasonRows(
  rows: readonly Habit[],
  nameOf: (reason: string | null) => string,
  linkOf: (reason: string) => MarkLink | null,
): (RankedRow & { readonly records: number })[] {
  const all = rows.reduce((sum, { records }) => sum + records, 0);
  const named = [...Map.groupBy(rows, ({ name }) => nameOf(name))]
    .map(([name, of]) => ({
      name,
      records: of.reduce((sum, { records }) => sum + records, 0),
      // Two reasons of one name are no one choice of the history.
      reason: of.length === 1 ? of[0]?.name ?? null : null,
    }))
    .toSorted((a, b) => b.records - a.records || (a.name < b.name ? -1 : 1));
  const most = named[0]?.records ?? 0;
  return named.map(({ name, records, reason }) => ({
    name,
    ...leading(reason === null ? null : linkOf(reason)),
    records,
    value: percent(records / all),
    share: records / most,
  }));
}
