import type { Metric } from "../views/metric.ts";
import { count, hours, isolated, longMonth } from "../words/format.ts";
import type { RaceData } from "./race.ts";

/** How many are named in the sentence. */
const NAMED = 3;

/** What a bar holds, as people read it. */
export function barText(value: number, metric: Metric): string {
  return metric === "hours" ? hours(value) : count(value);
}

/** A frame in words: its month and its first three. */
export function frameSentence({ racers, frames, metric }: RaceData, at: number): string {
  const frame = frames[at];
  if (frame === undefined) return "";
  const first = frame.bars.slice(0, NAMED).map(([racer, value], index) =>
    `${index + 1}. ${isolated(racers[racer]?.name ?? "")}, ${barText(value, metric)}`
  );
  return `${longMonth(frame.month)}: ${first.join("; ")}`;
}
