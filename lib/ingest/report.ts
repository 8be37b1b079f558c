import { plural } from "../core/plural.ts";
import type { IngestResult } from "./ingest.ts";
import type { Notice } from "./notices.ts";

/** What an ingest tells a person: where every record ended, from when to when, in which zone. */
export function reportText(result: IngestResult): string {
  const rows: [string, number, string][] = [
    [
      "records",
      result.records,
      `in ${number(result.sources)} ${plural(result.sources, { one: "source", other: "sources" })}`,
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
  const range = result.first_played_at === null || result.last_played_at === null
    ? "No plays."
    : `Plays from ${day(result.first_played_at)} to ${day(result.last_played_at)}, ` +
      `local times in ${result.timezone}.`;
  return [
    ...lines,
    "",
    range,
    ...noticesText(result.notices),
    `Done in ${result.seconds.toFixed(1)} s.`,
    "",
  ].join("\n");
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

function day(timestamp: string): string {
  return timestamp.slice(0, 10);
}
