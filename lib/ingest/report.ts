import type { IngestResult } from "./ingest.ts";

/** What an ingest tells a person: where every record ended, from when to when, in which zone. */
export function reportText(result: IngestResult): string {
  const rows: [string, number, string][] = [
    ["records", result.records, `in ${number(result.sources)} sources`],
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
    ...accountNote(result.formats),
    `Done in ${result.seconds.toFixed(1)} s.`,
    "",
  ].join("\n");
}

function accountNote(formats: readonly string[]): string[] {
  if (!formats.some((format) => format.startsWith("account"))) return [];
  if (formats.some((format) => format.startsWith("extended"))) return [];
  return [
    "This is account data: one year, times to the minute, no albums, devices, skips or track links.",
    "For all years and all of it, ask Spotify for “Extended streaming history” as well.",
  ];
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
