import type {
  LatestMilestone,
  ListeningAgeFound,
  LongestSilence,
  SongOfMonths,
} from "../findings/moments.ts";
import { count, isolated, longDay, ordinal, shortDay, timeOfDay } from "./format.ts";
import { andOthers, counted, shareOf } from "./quantities.ts";
import { partlyKnown } from "./en_taste.ts";

/** The texts of moments worth telling. */
export const moments = {
  title: "Moments",
  /** Of moments that a public site does not tell. */
  plain: "Moments worth telling",
  /** @param range as it follows a name; empty for all time */
  hero: (found: LatestMilestone, range: string) => {
    if (found.says !== "reached") return "Moments worth telling";
    const track = found.track === null ? "a track without a title" : isolated(found.track);
    const when = range === "" ? "" : ` ${range}`;
    if (found.number === 1) return `It began${when} with ${track}`;
    const whose = found.isNarrowed
      ? `The ${ordinal(found.number)} of these plays`
      : `Your ${ordinal(found.number)} play`;
    return `${whose}${when} was ${track}`;
  },
  lead: (found: LatestMilestone) => {
    if (found.says !== "reached") return "";
    const by = found.artist === null ? "" : `By ${isolated(found.artist)}, `;
    const time = timeOfDay(found.at);
    const at = time === undefined ? "" : ` at ${time}`;
    const when = `${by === "" ? "On" : "on"} ${longDay(found.at)}${at}.`;
    return found.next === null
      ? `${by}${when}`
      : `${by}${when} ${counted(found.next.away, "play")} to go until the ${
        ordinal(found.next.number)
      }.`;
  },
  all: "All moments",
  ofYear: (year: string) => `All moments of ${year}`,
  teaser: {
    topic: "Moments",
    finding: (found: LatestMilestone) =>
      found.says === "reached" && found.number > 1
        ? `Your ${ordinal(found.number)} play, and other moments worth telling`
        : "Moments worth telling",
    streak: "your longest streak",
    age: (age: number) => `Age ${count(age)}`,
    ageName: "your listening age",
    years: (from: number, to: number) => `music of ${from} to ${to}`,
  },
  milestones: {
    topic: "Round numbers",
    finding: (found: LatestMilestone) => {
      if (found.says !== "reached") return "No play yet";
      return found.number === 1
        ? "The first play"
        : `${counted(found.number, "play")} and counting`;
    },
    number: (number: number) => `${ordinal(number)} play`,
    untitled: "No title",
    day: (date: string) => shortDay(date),
  },
  streaks: { all: "All streaks" },
  songs: {
    topic: "The song of each month",
    finding: (found: SongOfMonths, least: number) => {
      if (found.says === "different") return "A different song each month";
      if (found.says !== "most") return `No track was played ${count(least)} times in a month`;
      return `${isolated(found.track)}${andOthers(found)}: the song of ${
        counted(found.months, "month")
      }${found.ties > 0 ? " each" : ""}`;
    },
    note: (metric: string, least: number) =>
      `the track with the most ${metric} of the month, played at least ${count(least)} times in it`,
    csv: "The track of each month",
    count: (songs: number) => counted(songs, "month"),
    under: (artist: string, plays: number) =>
      [artist === "" ? "" : isolated(artist), counted(plays, "play")].filter(Boolean).join(" · "),
  },
  comebacks: {
    topic: "Forgotten, and back",
    finding: (found: LongestSilence) => {
      if (found.says === "too-early") return "It takes a year to forget a song";
      if (found.says !== "back") return "Nothing that was forgotten came back";
      return `${isolated(found.track)} came back after ${counted(found.days, "day")}`;
    },
    note: (plays: number, days: number) =>
      `played at least ${count(plays)} times, then not once for ${
        count(days)
      } days or more, then at least ${count(plays)} times again`,
    under: (artist: string, last: string, back: string) =>
      `${artist === "" ? "" : `${isolated(artist)} · `}silent ${last} – ${back}`,
    days: (days: number) => counted(days, "day"),
    columns: {
      track: "Track",
      artist: "Artist",
      last: "Last played",
      back: "Played again",
      days: "Days without it",
      before: "Plays before",
      since: "Plays since",
    },
    caption: "Tracks that were forgotten and came back",
  },
  age: {
    topic: "Listening age",
    span: (from: number, to: number) => `${from}–${to}`,
    finding: (found: ListeningAgeFound) => {
      const few = partlyKnown(found, "release years");
      if (few !== null || found.says !== "age") return few ?? "No release years yet";
      return found.isNarrowed
        ? `The listening age of these plays is ${count(found.age)}`
        : `Your listening age is ${count(found.age)}`;
    },
    text: (found: ListeningAgeFound) =>
      found.says === "age"
        ? `${
          shareOf(found.share, found.isNarrowed)
        } went to music of ${found.from} to ${found.to}. ` +
          `Someone who was 18 in ${found.from + 2}, the middle of these years, was ${
            count(found.age)
          } in ${found.year}.`
        : null,
    note: (measure: "hours" | "plays") =>
      `the five consecutive release years with the most ${measure}, taken as the years in which someone was 16 to 20; it describes the music's age, not yours`,
  },
  poster: {
    milestone: (number: number) => `${ordinal(number)} play`,
    streak: (days: number) => counted(days, "day"),
    age: (age: number) => `Listening age ${count(age)}`,
    comeback: (days: number) => `Back after ${counted(days, "day")}`,
    track: "Track",
    artist: "Artist",
    silent: "Silent between",
    years: "Release years",
  },
};
