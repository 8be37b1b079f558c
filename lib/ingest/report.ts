import { longDay } from "../core/long_day.ts";
import { counted } from "../core/plural.ts";
import type { IngestResult } from "./ingest.ts";
import type { Notice } from "./notices.ts";

/** The summary an ingest prints: where every record ended up, the range of dates, the zone. */
export function reportText(result: IngestResult): string {
  const rows: [string, number, string][] = [
    [
      "records",
      result.records,
      `in ${counted(result.sources, "source")}`,
    ],
    ["plays", result.plays, ""],
    ["set aside", sum(result.set_aside), parts(result.set_aside)],
    ["duplicates", result.duplicates, ""],
    ["rejected", sum(result.rejected), parts(result.rejected)],
  ];
  const width = Math.max(...rows.map(([, count]) => number(count).length));
  const lines = rows.map(([name, count, note], at) =>
    `  ${at === 0 ? "  " : at === 1 ? "= " : "+ "}${name.padEnd(11)}${
      number(count).padStart(width)
    }${note === "" ? "" : `  ${note}`}`
  );
  return [
    ...lines,
    "",
    rangeText(result),
    ...noticesText(result.notices),
    `Done in ${result.seconds.toFixed(1)} s.`,
    "",
  ].join("\n");
}

function rangeText({ first_played_at, last_played_at, timezone }: IngestResult): string {
  if (first_played_at === null || last_played_at === null) return "No plays.";
  const [first, last] = [longDay(first_played_at), longDay(last_played_at)];
  const range = first === last ? `on ${first}` : `from ${first} to ${last}`;
  return `Plays ${range}, local times in ${timezone}.`;
}

function noticesText(notices: readonly Notice[]): string[] {
  if (notices.length === 0) return [];
  return ["", "Worth knowing:", ...notices.map(({ sentence }) => `- ${sentence}`), ""];
}

function parts(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts).map(([name, count]) => `${name} ${number(count)}`).join(", ");
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}

function number(value: number): string {
  return value.toLocaleString("en");
}
