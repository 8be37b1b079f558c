import type { Habit } from "../../queries/questions/habits.ts";
import type { Skips } from "../../queries/questions/skips.ts";
import { count, country, percent } from "../words/format.ts";
import { words } from "../words/mod.ts";
import { amountText } from "./habit_charts.ts";
import { amountOf, byAmount } from "./habits.ts";
import type { Metric } from "./metric.ts";
import type { RankedView } from "./ranked.ts";

const text = words.habits;

/** From how many tracks begun the share of a device tells anything. */
const TELLING = 50;
/** Shares that differ by less are alike. */
const ALIKE = 0.02;

/** A row of which the share of skips is known. */
export interface SkipRow {
  readonly row: Habit;
  readonly share: number;
}

/** Devices by the share that is skipped. */
export function skipDevices(platforms: readonly Habit[]): SkipRow[] {
  return platforms.flatMap((row) =>
    row.skip_share === null || row.records < TELLING ? [] : [{ row, share: row.skip_share }]
  ).toSorted((a, b) => b.share - a.share);
}

/** Which device is skipped most; that all are alike, where they are. */
export function skipDevicesFinding(rows: readonly SkipRow[]): string {
  const [most, least] = [rows[0], rows.at(-1)];
  if (most === undefined || least === undefined) return text.skipHours.none;
  return rows.length > 1 && most.share - least.share < ALIKE
    ? text.skipDevices.even
    : text.skipDevices.finding(text.device(most.row.name), most.share);
}

/** Devices as a list. */
export function skipDeviceRows(rows: readonly SkipRow[]): RankedView[] {
  const most = rows[0]?.share ?? 0;
  return rows.map(({ row, share }) => ({
    name: text.device(row.name),
    under: text.skipDevices.begun(count(row.records)),
    value: percent(share),
    share: most === 0 ? 0 : share / most,
  }));
}

/** Artists as a list. */
export function skipArtistRows(rows: readonly Skips[]): RankedView[] {
  const most = rows[0]?.skip_share ?? 0;
  return rows.map(({ artist_name, records, skipped, skip_share }) => ({
    name: artist_name || words.taste.race.unnamed,
    under: text.skipArtists.of(count(skipped), count(records)),
    value: percent(skip_share ?? 0),
    share: most === 0 ? 0 : (skip_share ?? 0) / most,
  }));
}

/** A country's name, or that it is unknown. */
export function countryName(code: string | null): string {
  return country(code ?? "") ?? text.unknownCountry;
}

/** Countries as a list, those without a name too. */
export function countryRows(rows: readonly Habit[], metric: Metric): RankedView[] {
  return amountRows(rows, metric, countryName);
}

/** Devices as a list, the unnamed too. */
export function deviceRows(rows: readonly Habit[], metric: Metric): RankedView[] {
  return amountRows(rows, metric, text.device);
}

function amountRows(
  rows: readonly Habit[],
  metric: Metric,
  nameOf: (name: string | null) => string,
): RankedView[] {
  const sorted = byAmount(rows, metric);
  const most = sorted[0] === undefined ? 0 : amountOf(sorted[0], metric);
  return sorted.map((row) => ({
    name: nameOf(row.name),
    value: amountText(row, metric),
    share: amountOf(row, metric) / most,
  }));
}

/** Where most is played from. */
export function countriesFinding(rows: readonly Habit[], metric: Metric): string {
  const named = byAmount(rows, metric).filter(({ name }) => country(name ?? "") !== undefined);
  const [top] = named;
  if (top === undefined) return text.countries.none;
  const all = rows.reduce((sum, row) => sum + amountOf(row, metric), 0);
  return named.length === 1
    ? text.countries.one(countryName(top.name))
    : text.countries.finding(countryName(top.name), amountOf(top, metric) / all, named.length - 1);
}

/** Reasons as a list of shares; reasons of one name are one row. */
export function reasonRows(
  rows: readonly Habit[],
  nameOf: (reason: string | null) => string,
): (RankedView & { readonly records: number; readonly part: number })[] {
  const all = rows.reduce((sum, { records }) => sum + records, 0);
  const named = [...Map.groupBy(rows, ({ name }) => nameOf(name))]
    .map(([name, of]) => ({ name, records: of.reduce((sum, { records }) => sum + records, 0) }))
    .toSorted((a, b) => b.records - a.records || (a.name < b.name ? -1 : 1));
  const most = named[0]?.records ?? 0;
  return named.map(({ name, records }) => ({
    name,
    records,
    part: records / all,
    value: percent(records / all),
    share: records / most,
  }));
}
