import type { Popularity, ReleaseYears, TopPart } from "../findings/music.ts";
import type { Discovery } from "../findings/newness.ts";
import type { RaceLeader } from "../findings/race.ts";
import { type Finding, ratioOf, type Share, type Uncovered } from "../findings/finding.ts";
import type { Concentration } from "../findings/tops.ts";
import { lastOfMonth } from "../views/days.ts";
import { capitalized, count, isolated, list, longDay, longMonth, percent } from "./format.ts";
import { amount, andOthers, counted, shareOf, wholeOf } from "./quantities.ts";

type Field = "artists" | "genres";

/** The texts of the page of taste. */
export const taste = {
  title: "Taste",
  race: {
    title: (found: RaceLeader, field: Field) => {
      if (found.says === "none") return "No race yet";
      if (found.says === "few") return "Too few plays for a race";
      const name = begun(found.name, field);
      if (found.ties > 0) {
        return `${name}${andOthers(found)} led for ${counted(found.months, "month")} each`;
      }
      if (found.says === "only") {
        return `${name} ${found.last.isTied ? "is among the first" : "is first"}`;
      }
      return found.says === "throughout"
        ? `${name} led all along`
        : `${name} led for ${counted(found.months, "month")}`;
    },
    none: "No race yet",
    unnamed: "Without a name",
    lead: (found: RaceLeader) => {
      if (found.says === "none" || found.says === "few") return "";
      const { name, month, value, isTied } = found.last;
      const ahead = isTied ? "shares the lead" : "leads";
      const end = `${atEnd(month, found.range.end)}, ${isolated(name)} ${ahead} with ${
        amount(found.measure === "plays" ? Math.round(value) : value, found.measure)
      }`;
      if (found.of === 1) return `${end}.`;
      return found.leaders === 1
        ? `${end}; nobody else led in any of these months.`
        : `${end}; ${count(found.leaders)} were in the lead at some point.`;
    },
    of: "Race of",
    artists: "Artists",
    genres: "Genres",
    name: (what: string, metric: string, from: string) =>
      `Top ${what} by ${metric}, added up since ${from}`,
    what: { artists: "artists", genres: "genres" },
    columns: { rank: "Rank", name: { artists: "Artist", genres: "Genre" } },
    play: "Play",
    pause: "Pause",
    back: "Back one month",
    on: "Forward one month",
    month: "Month",
    speed: "Speed",
    keys: "On the slider, arrow keys go month by month and the space bar plays and pauses.",
  },
  genres: {
    topic: "Genres over time",
    rest: "everything else",
    finding: (found: TopPart) =>
      partlyKnown(found, "genres") ??
        (found.says === "leads" && found.ties === 0
          ? `${begun(found.name, "genres")} makes up ${shareOf(found.share, found.isNarrowed)}`
          : "No genre stands out"),
    name: (metric: string) => `${metric} by genre and month`,
    note:
      "an artist’s time is shared equally among its genres; everything else includes what has " +
      "no known genre",
    noteFew: (genres: number, share: number) =>
      `the top ${counted(genres, "genre")}, ${percent(share)} of everything; ` +
      "an artist’s time is shared equally among its genres",
    month: "Month",
  },
  decades: {
    topic: "Decades",
    finding: (found: TopPart) =>
      partlyKnown(found, "release years") ??
        (found.says === "leads" && found.ties === 0
          ? `The ${found.name} are home: ${shareOf(found.share, found.isNarrowed)}`
          : "No decade stands out"),
    name: (metric: string) => `${metric} by the decade in which the music came out, by month`,
    note: "width shows how much",
    month: "When",
  },
  years: {
    topic: "Release years",
    finding: (found: ReleaseYears) => {
      const few = partlyKnown(found, "release years");
      if (few !== null || found.says !== "vintage") return few ?? "No release years yet";
      const half = halfOrMore(ratioOf(found.share));
      const whole = wholeOf(found.share.of, found.isNarrowed);
      const since = `${half} of ${whole} went to music from ${found.since} or later`;
      return found.ties > 0
        ? `No single year leads; ${since}`
        : `${found.year} is ${found.isNarrowed ? "the" : "your"} vintage; ${since}`;
    },
    name: (metric: string) => `${metric} by the year in which the music came out`,
    year: "Year",
  },
  popularity: {
    topic: "Popularity",
    finding: (found: Popularity) => {
      const few = partlyKnown(found, "popularity");
      if (few !== null || found.says !== "upper") return few ?? "No popularity yet";
      const ratio = ratioOf(found.share);
      const said = `${percent(ratio)} of ${wholeOf(found.share.of, found.isNarrowed)}`;
      return ratio < 0.5
        ? `Off the charts: ${said} went to popular tracks`
        : `${said} went to popular tracks`;
    },
    name: (metric: string) => `${metric} by popularity, 0 to 100, as Spotify has it now`,
    note: "popular: 50 or more",
    band: (band: string) => `Popularity ${band}`,
    column: "Popularity",
  },
  /** Of how much something is known, where that is not nearly all. */
  known: (found: Finding<Uncovered | { readonly says: string }>, what: string) => {
    if (!("covered" in found) || ratioOf(found.covered) >= 0.995) return null;
    return `${what} known for ${shareOf(found.covered, found.isNarrowed)}.`;
  },
  /** Of how much genres are known, and from whom. */
  knownFrom: (covered: Share, names: readonly string[], isNarrowed: boolean) =>
    `Genres are known for ${shareOf(covered, isNarrowed)}${
      names.length === 0 ? "" : `, from ${list(names)}`
    }`,
  what: { genres: "Genres are", years: "Release years are", popularity: "Popularity is" },
  discovery: {
    topic: "Discovery",
    finding: (found: Discovery) => {
      if (found.says === "none") return "Nothing new yet";
      if (found.says === "few") return "Too few plays to tell what was new";
      if (found.says === "too-early") return "At first everything is new";
      const when = found.isAll ? "" : "Over the last twelve months, ";
      return `${when}${
        shareOf(found.share, found.isNarrowed)
      } went to tracks first played that month`;
    },
    name: (metric: string) =>
      `Share of each month’s ${metric} that went to tracks first played in it`,
    note: "at first everything is new",
    value: (share: string) => `${share} new`,
    columns: { month: "Month", hours: "Of the hours", plays: "Of the plays" },
  },
  concentration: {
    topic: "Concentration",
    finding: (found: Concentration) => {
      if (found.says === "none") return "No artist is named";
      if (found.says === "few") return "Too few plays to compare artists";
      const share = shareOf(found.share, found.isNarrowed);
      if (found.says === "ten") return `Ten artists take ${share}`;
      const isAll = ratioOf(found.share) === 1;
      if (found.artists === 1) return `One artist takes ${isAll ? "all of it" : share}`;
      return isAll
        ? `All of it goes to ${counted(found.artists, "artist")}`
        : `${counted(found.artists, "artist")} take ${share}`;
    },
    name: (metric: string) => `Share of all ${metric} that goes to the top artists`,
    first: (artists: number) => artists === 1 ? "Top artist" : `Top ${count(artists)}`,
    columns: { artists: "Artists", hours: "Hours", plays: "Plays", share: "Share" },
  },
  unknown: {
    topic: "Genres, decades, release years, popularity",
    finding: "No genres or release dates yet",
    text: "Spotify’s export has names of tracks and artists and nothing else about the music.",
    before: "One command asks the services you allow:",
    command: "deno task enrich",
  },
};

/** `At the end of March 2024`; `By 5 March 2024` where the range ends within the month. */
function atEnd(month: string, end: string): string {
  return end.startsWith(month) && end !== lastOfMonth(end)
    ? `By ${longDay(end)}`
    : `At the end of ${longMonth(month)}`;
}

/** What is said where too little is known; null where enough is. */
export function partlyKnown(
  found: Finding<Uncovered | { readonly says: string }>,
  what: keyof typeof KNOWN,
): string | null {
  if (found.says === "none") return `No ${what} yet`;
  if (found.says === "few") return `Too few plays with known ${what}`;
  return found.says === "uncovered" && "covered" in found
    ? `${KNOWN[what]} known for ${shareOf(found.covered, found.isNarrowed)}`
    : null;
}

const KNOWN = {
  genres: "Genres are",
  "release years": "Release years are",
  popularity: "Popularity is",
};

/** `half`, where it is about half. */
function halfOrMore(ratio: number): string {
  return Math.abs(ratio - 0.5) < 0.025 ? "half" : percent(ratio);
}

function begun(name: string, field: Field): string {
  return isolated(field === "genres" ? capitalized(name) : name);
}
