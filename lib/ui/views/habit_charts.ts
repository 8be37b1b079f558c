import type { ChartData, Hue } from "../charts/data.ts";
import type { Habit } from "../../queries/questions/habits.ts";
import { clock, finePercent, percent } from "../words/format.ts";
import { words } from "../words/mod.ts";
import { LEAST_COVERED } from "../findings/finding.ts";
import { type HabitNumbers, LEAST_RECORDS } from "../findings/habits.ts";
import { amountOf, amountText, habitNumbers } from "./habit_rows.ts";
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

/**
 * The share that is skipped in each hour.
 *
 * @param marked the hour that the finding names; null where it names none
 */
export function skipHoursChart(rows: readonly Habit[], marked: number | null): ChartData {
  const byHour = new Map(
    rows.map((row) => [Number(row.name), knownShare(habitNumbers(row, "skip"))]),
  );
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
      marked,
      values,
      texts: values.map((value) => value === null ? "" : text.skipHours.value(percent(value))),
    }],
  };
}

/** The share of a habit in each year; nothing where too few records say. */
export function modeChart(
  years: readonly Habit[],
  mode: "shuffle" | "offline" | "private",
): ChartData {
  const names = years.map(({ name }) => name ?? "");
  const values = years.map((year) => knownShare(habitNumbers(year, mode)));
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

/** A share of the records that say so; null where they are too few, in number or of all. */
export function knownShare({ records, known, yes }: HabitNumbers): number | null {
  return known < LEAST_RECORDS || known < LEAST_COVERED * records ? null : yes / known;
}
