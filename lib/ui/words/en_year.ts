import type { Change } from "../findings/change.ts";
import type { TopPart } from "../findings/music.ts";
import type { Newness } from "../findings/newness.ts";
import type { BiggestDay } from "../findings/peaks.ts";
import type { TopNewcomer, YearOwner } from "../findings/tops.ts";
import type { Total } from "../findings/totals.ts";
import { ratioOf } from "../findings/finding.ts";
import { capitalized, count, hours, isolated, percent, span } from "./format.ts";
import { amount, andOthers, counted, shareOf } from "./quantities.ts";
import { change } from "./en_change.ts";
import { partlyKnown } from "./en_taste.ts";

/** The texts of a year's review. */
export const year = {
  title: (year: string) => `${year} in review`,
  years: "Years",
  whole: "The whole year",
  before: {
    short: (year: string) => `← ${year}`,
    long: (year: string) => `Previous year, ${year}`,
  },
  after: {
    short: (year: string) => `${year} →`,
    long: (year: string) => `Next year, ${year}`,
  },
  hero: (found: YearOwner, year: number, value: string) => {
    if (found.says === "owned") return `${year} belonged to ${isolated(found.name)}`;
    return found.says === "led" ? `${isolated(found.name)} led ${year}` : `${value} in ${year}`;
  },
  lead: (found: Total) => {
    if (found.says !== "total") return "";
    const all = `${hours(found.hours)} of music in ${counted(found.plays, "play")}`;
    return found.days === 1
      ? `${all}, all on one day.`
      : `${all}, on ${counted(found.days, "day")}, ${
        span(found.hours / found.days)
      } a day on average.`;
  },
  against: (found: Change) => {
    const said = change(found);
    if (found.says === "nothing") return `There was ${said}.`;
    return found.says === "was" ? `It was ${said}.` : `That is ${said}.`;
  },
  fresh: (found: Newness) =>
    found.says === "new"
      ? `New to you: ${counted(found.artists, "artist")} and ${counted(found.tracks, "track")}.`
      : "",
  none: {
    title: (year: string) => `No music in ${year}`,
    text: (first: string, last: string) =>
      `Your data covers ${first === last ? first : `${first} to ${last}`}.`,
  },
  poster: {
    name: (year: string, value: string) => `${year} as a record: ${value}, one ray for each day`,
    how: "One ray for each day, January at the top; the longest is the day with the most hours.",
    save: "Save as a picture",
    saving: "Drawing …",
    saved: "The picture is in your downloads.",
    failed: "This browser could not draw it. A screenshot works too.",
    share: "Share",
    shared: "It was shared.",
    file: (name: string) => `tonearm-${name}.png`,
    hoursOf: (value: number) => hours(value),
    playsOn: (plays: number, days: number) => [
      counted(plays, "play"),
      `on ${counted(days, "day")}`,
    ],
    peak: "most hours",
    artists: "Artists",
    tracks: "Tracks",
    albums: "Albums",
  },
  months: {
    topic: "Month by month",
  },
  moments: {
    topic: "Moments",
    biggest: "Biggest day",
    streak: "Longest streak",
    session: "Longest session",
    on: (day: string, found: BiggestDay) =>
      "ties" in found ? `${day}${andOthers(found, "another day", "other days")}` : day,
    days: (days: number) => counted(days, "day"),
    sessionOn: (day: string, at: string | undefined) =>
      at === undefined ? `began in ${day}` : `began ${day} at ${at}`,
    artists: (found: Newness, artists: number, tracks: number) =>
      found.says === "new"
        ? {
          label: "New artists",
          value: count(found.artists),
          note: found.artists === artists
            ? `every artist of the year`
            : `${percent(ratioOf(found.share))} of the year’s ${counted(artists, "artist")}`,
        }
        : { label: "Artists", value: count(artists), note: `with ${counted(tracks, "track")}` },
  },
  newcomers: {
    topic: "New to you",
    finding: (found: TopNewcomer) =>
      found.says === "most"
        ? `${isolated(found.name)}${andOthers(found)}${
          found.ties > 0 ? ":" : ", the year’s discovery:"
        } ${amount(found.value, found.measure)}${found.ties > 0 ? " each" : ""}`
        : "No artist was new",
    column: "Artist",
  },
  genres: {
    topic: "Genres",
    finding: (found: TopPart) =>
      partlyKnown(found, "genres") ??
        (found.says === "leads" && found.ties === 0
          ? `${isolated(capitalized(found.name))} makes up ${
            shareOf(found.share, found.isNarrowed)
          }`
          : "No genre stands out"),
    none: "No genres known",
    fetch: "They come from music services. Fetch them with",
    column: "Genre",
  },
};
