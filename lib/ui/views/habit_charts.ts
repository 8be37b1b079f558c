import type { ChartData, Hue } from "../charts/data.ts";
import type { Habit } from "../../queries/questions/habits.ts";
import { clock, count, finePercent, hours, percent } from "../words/format.ts";
import { words } from "../words/mod.ts";
import { amountOf } from "./habits.ts";
import type { Metric } from "./metric.ts";

const text = words.habits;

/** The devices in the order they are stacked, each with its colour. */
const DEVICES: readonly (readonly [name: string | null, hue: Hue | "rest"])[] = [
  ["ios", 5],
  ["android", 4],
  ["desktop", 2],
  ["web", 6],
  ["cast", 1],
  ["console", 8],
  ["car", 7],
  ["other", 3],
  [null, "rest"],
];

/** A measure of a row as people read it. */
export function amountText(row: Habit, metric: Metric): string {
  return metric === "hours" ? hours(row.hours) : count(row.records);
}

/** Devices on top of each other, year by year; those that never played are left out. */
export function devicesChart(rows: readonly Habit[], metric: Metric): ChartData {
  const years = [...new Set(rows.map(({ year }) => year ?? ""))].sort();
  const used = DEVICES.filter(([name]) => rows.some((row) => row.name === name));
  return {
    kind: "stack",
    ticks: years,
    titles: years,
    unit: metric,
    series: used.map(([name, tone]) => {
      const cells = years.map((year) => rows.find((row) => row.year === year && row.name === name));
      return {
        name: text.device(name),
        tone,
        values: cells.map((row) => row === undefined ? 0 : amountOf(row, metric)),
        texts: cells.map((row) =>
          row === undefined ? "" : `${text.device(name)}: ${amountText(row, metric)}`
        ),
      };
    }),
  };
}

/** Which device came first lately, and whose place it took. */
export function devicesFinding(rows: readonly Habit[], metric: Metric): string {
  const tops = [...Map.groupBy(rows, ({ year }) => year ?? "")].sort(([a], [b]) => a < b ? -1 : 1)
    .map(([year, of]) => ({
      year,
      name: of.reduce((best, row) => amountOf(row, metric) > amountOf(best, metric) ? row : best)
        .name,
    }));
  const last = tops.at(-1);
  if (last === undefined) return text.devices.none;
  const at = tops.findLastIndex(({ name }) => name !== last.name);
  const [before, first] = [tops[at], tops[at + 1]];
  if (before === undefined || first === undefined) {
    return text.devices.always(text.device(last.name), tops.length);
  }
  return text.devices.overtook(text.device(last.name), text.device(before.name), first.year);
}

/** The share that is skipped in each hour. */
export function skipHoursChart(rows: readonly Habit[]): ChartData {
  const byHour = new Map(rows.map((row) => [Number(row.name), row.skip_share]));
  const hoursOfDay = Array.from({ length: 24 }, (_, hour) => hour);
  const values = hoursOfDay.map((hour) => byHour.get(hour) ?? null);
  return {
    kind: "bar",
    ticks: hoursOfDay.map((hour) => hour % 6 === 0 ? clock(hour) : ""),
    titles: hoursOfDay.map(clock),
    unit: "share",
    series: [{
      name: text.skipHours.topic,
      tone: "main",
      values,
      texts: values.map((value) => value === null ? "" : text.skipHours.value(percent(value))),
    }],
  };
}

/** The fewest tracks begun from which a share tells anything. */
const TELLING = 20;

/** Whether any hour has enough to tell. */
export function tellsSkips(rows: readonly Habit[]): boolean {
  return rows.some(({ records, skip_share }) => records >= TELLING && skip_share !== null);
}

/** The hours with the most and the fewest skips, among those with enough to tell. */
export function skipHoursFinding(rows: readonly Habit[]): string {
  const said = rows.filter(({ records }) => records >= TELLING)
    .flatMap(({ name, skip_share }) =>
      skip_share === null ? [] : [{ hour: clock(Number(name)), share: skip_share }]
    )
    .toSorted((a, b) => b.share - a.share);
  const [most, least] = [said[0], said.at(-1)];
  return most === undefined || least === undefined
    ? text.skipHours.none
    : text.skipHours.finding(most.hour, most.share, least.hour);
}

/** What a record says of how it was played, beside skips. */
export type Mode = "shuffle" | "offline" | "incognito";

const COLUMNS = {
  shuffle: "shuffle_share",
  offline: "offline_share",
  incognito: "incognito_share",
} as const;

/** The share of a year that was played in a mode; null where the export does not say. */
export function modeShare(year: Habit, mode: Mode): number | null {
  return year[COLUMNS[mode]];
}

/** A mode's share of each year. */
export function modeChart(years: readonly Habit[], mode: Mode): ChartData {
  const names = years.map(({ name }) => name ?? "");
  const values = years.map((year) => modeShare(year, mode));
  return {
    kind: "bar",
    ticks: names,
    titles: names,
    unit: "share",
    series: [{
      name: text.modes.topic[mode],
      tone: "main",
      values,
      texts: values.map((value) => value === null ? "" : finePercent(value)),
    }],
  };
}

/** How a mode went from the first year to the last. */
export function modeFinding(years: readonly Habit[], mode: Mode): string {
  const said = years.flatMap((year) => {
    const share = modeShare(year, mode);
    return share === null ? [] : [{ year: year.name ?? "", share }];
  });
  const [first, last] = [said[0], said.at(-1)];
  if (first === undefined || last === undefined) return text.modes.none;
  return text.modes.finding[mode](first.share, last.share, last.year);
}
