import { counted } from "../core/plural.ts";
import type { EnrichResult } from "./enrich.ts";
import type { Plan } from "./plan.ts";
import { share } from "./share.ts";
import type { Counter, Tally } from "./tally.ts";
import type { WorkList } from "./work_list.ts";

/** One line on how far a run is: calls, coverage, what is left and how long that takes. */
export function progressLine(
  provider: string,
  calls: number,
  work: WorkList,
  counter: Counter,
  plans: readonly Plan[],
): string {
  const { hours_pct } = share(work.coveredTracks(), work.total);
  const tracks = counter.tracks.remaining;
  const artists = counter.artists.remaining;
  const single = plans.find(({ mode }) => mode === "single");
  const isSingle = work.requestLog.service("spotify", "mode")?.value === "single";
  const days = single === undefined || !isSingle || provider !== "spotify"
    ? ""
    : `, about ${counted(Math.ceil((tracks + artists) / single.calls_a_day), "day")} at ` +
      `${number(single.calls_a_day)} calls a day`;
  return `${provider}: ${counted(calls, "call")}, ${hours_pct} % of hours have metadata; ` +
    `${counted(tracks, "track")} and ${counted(artists, "artist")} left${days}.`;
}

/** The summary of an enrichment for people. */
export function enrichText(result: EnrichResult, isDryRun: boolean): string {
  const { tracks, artists, features, coverage, mode } = result;
  const lines = isDryRun ? ["Nothing was asked; this is what a run would do.", ""] : [];
  if (mode !== null) lines.push(MODES[mode], "");
  const tallies = tallyLines({ tracks, artists, features });
  if (tallies.length > 0) lines.push(...tallies, "");
  const plans = result.plans.filter(({ mode: of }) => of === null || mode === null || of === mode);
  const asking = plans.filter(({ calls }) => calls > 0);
  for (const plan of asking) {
    lines.push(planLine(plan, isDryRun));
    if (isDryRun) lines.push(fieldsLine(plan));
  }
  if (isDryRun) lines.push(...unaskableLines(plans));
  if (asking.length === 0 && result.resume_at === null) {
    lines.push("Nothing is missing that could be asked for.");
  }
  if (!isDryRun) lines.push(`Calls made: ${counts(result.requests)}.`);
  lines.push(
    `Metadata covers ${coverage.hours_pct} % of hours and ${coverage.plays_pct} % of plays; by field:`,
    ...Object.entries(coverage.fields).map(([name, { hours_pct }]) =>
      `  ${name.replaceAll("_", " ").padEnd(15)}${hours_pct.toFixed(2).padStart(7)} % of hours`
    ),
    ...new Set(endingLines(result)),
    "",
  );
  return lines.join("\n");
}

const MODES = {
  batch: "This Spotify app has batches: 50 tracks or artists a call.",
  single: "This Spotify app has no batches (development mode): one track or artist a call.",
};

function tallyLines(tallies: Readonly<Record<string, Tally>>): string[] {
  return Object.entries(tallies)
    .filter(([, { wanted }]) => wanted > 0)
    .map(([name, { wanted, fetched, missing, remaining }]) =>
      `  ${name.padEnd(9)}${number(wanted)} wanted = ${number(fetched)} fetched + ` +
      `${number(missing)} missing + ${number(remaining)} remaining`
    );
}

function planLine(plan: Plan, isDryRun: boolean): string {
  const { mode, requests, tracks, artists, days, calls_a_day, first_day } = plan;
  const when = mode === null ? "" : mode === "batch" ? "With batches" : "One by one";
  const time = mode === "single" && days > 1
    ? `, about ${number(days)} days at ${number(calls_a_day)} calls a day`
    : "";
  const first = first_day === null
    ? ""
    : `; the first ${
      number(first_day.calls)
    } calls reach ${first_day.tracks.hours_pct} % of hours ` +
      `(with --only artists: the artists of ${first_day.only_artists.hours_pct} %)`;
  return `${when === "" ? "" : `${when}: `}${isDryRun ? "" : "predicted "}` +
    `${counts(requests)}${time === "" ? ` in about ${spanOf(plan.seconds)}` : ""}; ` +
    `metadata would cover ${tracks.hours_pct} % of hours and ` +
    `${tracks.plays_pct} % of plays, and the artists of ${artists.hours_pct} % of hours${time}${first}.`;
}

/** What would be known then, by field. */
function fieldsLine({ fields }: Plan): string {
  const parts = Object.entries(fields)
    .map(([name, { hours_pct }]) => `${name.replaceAll("_", " ")} ${hours_pct} %`);
  return `  Known then if everything is found, in hours: ${parts.join(", ")}.`;
}

/** Why something cannot be asked, and what helps. */
function unaskableLines([plan]: readonly Plan[]): string[] {
  if (plan === undefined) return [];
  const { titles, artists } = plan.unaskable;
  return [
    ...(titles.plays_pct === 0 ? [] : [
      `${titles.hours_pct} % of hours have no Spotify id, as in account data and local files: name ` +
      "a provider that finds titles by name, such as listenbrainz.",
    ]),
    ...(artists.plays_pct === 0 ? [] : [
      `The artists of ${artists.hours_pct} % of hours have no id that these providers could ask by: ` +
      "name a provider that tells ids before them, such as listenbrainz or reccobeats.",
    ]),
  ];
}

/** A time as a person says it, of seconds. */
function spanOf(seconds: number): string {
  if (seconds < 90) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}

function endingLines({ endings, resume_at }: EnrichResult): string[] {
  const lines = Object.entries(endings).flatMap(([name, { how, problem }]) => {
    if (how === "limit") return ["Stopped at --limit; run it again to go on."];
    if (how === "down") return [`${problem}; run it again later.`];
    if (how === "paused") return [`${problem}.`];
    return problem === undefined ? [] : [`${name}: some answers could not be used (${problem}).`];
  });
  return resume_at === null ? lines : [...lines, `Come back after ${resume_at} (UTC).`];
}

function counts(requests: Readonly<Record<string, number>>): string {
  const parts = Object.entries(requests).map(([name, count]) => `${number(count)} to ${name}`);
  return parts.length === 0 ? "none" : `${parts.join(", ")}`;
}

function number(value: number): string {
  return value.toLocaleString("en");
}
