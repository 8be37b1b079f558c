import type { Newest } from "../findings/newness.ts";
import type { BiggestDay, Peak } from "../findings/peaks.ts";
import type { TopAlbum, TopArtist, TopTrack } from "../findings/tops.ts";
import type { Total } from "../findings/totals.ts";
import type { BusiestHour, Weekdays } from "../findings/week.ts";
import type { Range } from "../../queries/filters/comparison.ts";
import {
  clock,
  compactDecimal,
  count,
  isolated,
  longDay,
  lowered,
  shortDay,
  span,
  weekday,
} from "./format.ts";
import {
  aboveAverage,
  amount,
  andOthers,
  averageAmount,
  counted,
  inRange,
  listening,
  nounFor,
  shareOf,
  times,
} from "./quantities.ts";

type Unit = "day" | "week" | "month" | "year";

/** The overview's texts. */
export const overview = {
  title: "Overview",
  hero: (found: Total, when: { readonly since: string } | Range) => {
    if (found.says !== "total") return "Nothing was played";
    const value = found.measure === "hours" ? listening(found.hours) : counted(found.plays, "play");
    return "since" in when
      ? `${value} since ${longDay(when.since).replace(" ", "\u00a0")}`
      : `${value} ${inRange(when)}`;
  },
  lead: (found: Total) => {
    if (found.says !== "total") return "";
    if (found.days === 1) return "Music on one day.";
    const perDay = span(found.hours / found.days);
    return `Music on ${counted(found.days, "day")}, ${perDay} a day on average.`;
  },
  figures: {
    hours: "Hours",
    plays: "Plays",
    tracks: "Tracks",
    artists: "Artists",
    first: (day: string) => `first ${longDay(day)}`,
    last: (day: string) => `last ${longDay(day)}`,
    perTrack: (plays: number, tracks: number) =>
      tracks === 0 ? "" : `${averageAmount(plays / tracks, "plays")} each`,
    perArtist: (tracks: number, artists: number) => {
      if (artists === 0) return "";
      const each = tracks / artists;
      const shown = each < 9.95 ? Math.round(each * 10) / 10 : Math.round(each);
      return `${compactDecimal(shown)} ${nounFor(shown, "track")} each`;
    },
  },
  disc: {
    name: (from: string, to: string) => `Your listening by month, ${from} to ${to}, as a record`,
    how: (from: string, to: string) =>
      from === to
        ? "Each wedge is a month; warmer means more."
        : `Outermost groove ${from}, innermost ${to}. Each wedge is a month; warmer means more.`,
    month: (month: string, value: string) => `${month}: ${value}`,
  },
  trend: {
    topic: "Over time",
    name: (metric: string, unit: string) => `${metric} by ${unit}`,
    finding: (found: Peak, name: string, unit: Unit) => {
      if (found.says === "none" || found.says === "few") return "Nothing to draw yet";
      const value = amount(found.value, found.measure);
      if (found.says === "single") {
        const when = unit === "day" ? `on ${name}` : `in ${unit === "week" ? lowered(name) : name}`;
        return `All of it ${when}: ${value}`;
      }
      if (found.ties > 0) {
        return `${name}${andOthers(found, `another ${unit}`, `other ${unit}s`)}: ${value} each`;
      }
      if (found.says === "even") return `An even run: ${name} leads with ${value}`;
      const ratio = found.ratio === null ? "" : `, ${aboveAverage(found.ratio)}`;
      return `${name} was ${found.isNarrowed ? "the" : "your"} biggest ${unit}: ${value}${ratio}`;
    },
    unit: { day: "day", week: "week", month: "month", year: "year" },
    local: "local time",
    dotted: (range: Range) => `dotted: ${inRange(range)}`,
    week: (day: string) => `The week of ${day}`,
    compared: "Compared",
    columns: {
      period: "When",
      hours: "Hours",
      plays: "Plays",
      tracks: "Tracks",
      artists: "Artists",
    },
  },
  rankings: "Artists, tracks, albums",
  artists: {
    topic: "Top artists",
    finding: (found: TopArtist) => {
      if (found.says === "none") return "No artist is named";
      if (found.says === "few") return "Too few plays for a favourite";
      const name = isolated(found.name);
      if (found.says === "tied") {
        return `${name}${andOthers(found)}: ${amount(found.value, found.measure)} each`;
      }
      if (found.says === "all") return `All of it is by ${name}`;
      const verb = found.measure === "hours" ? "took" : "made";
      return `${name} ${verb} ${shareOf(found.share, found.isNarrowed)}`;
    },
    column: "Artist",
    all: "All artists",
  },
  tracks: {
    topic: "Top tracks",
    finding: (found: TopTrack) =>
      found.says === "played"
        ? `You played ${isolated(found.name)} ${times(found.plays)}`
        : "No track is named",
    column: "Track",
    all: "All tracks",
  },
  albums: {
    topic: "Top albums",
    finding: (found: TopAlbum) =>
      found.says === "went"
        ? `${amount(found.value, found.measure)} ${
          found.measure === "hours" ? "went into" : "came from"
        } ${isolated(found.name)}`
        : "No album is named",
    unnamed: "only the extended streaming history names albums",
    column: "Album",
    all: "All albums",
  },
  week: {
    topic: "Week and hour",
    name: (metric: string) => `${metric} by weekday and hour`,
    note: "colours: an average week",
    finding: (found: Weekdays, hour: BusiestHour) => {
      const busiest = hour.says === "hour"
        ? `${clock(hour.hour)}${hour.ties > 0 ? "" : " is your busiest hour"}`
        : "";
      if (found.says === "leads" && found.ties === 0) {
        const above = aboveAverage(found.above + 1);
        const day = `You play most on ${weekday(found.dow)}s, ${above}`;
        return hour.says === "hour" && hour.ties === 0 ? `${day}; ${busiest}` : day;
      }
      if (found.says === "even" || found.says === "leads") {
        return hour.says === "hour" && hour.ties === 0
          ? `No weekday stands out; ${busiest}`
          : "No weekday and no hour stands out";
      }
      if (found.says === "short" && hour.says === "hour" && hour.ties === 0) {
        return `${clock(hour.hour)} was the busiest hour`;
      }
      return tooLittle(found.sample);
    },
    cell: (day: string, hour: string, value: string) => `${day} ${hour}: ${value}`,
    day: "Day",
  },
  calendar: {
    topic: "Day by day",
    name: (metric: string, range: string) => `${metric} by day, ${range}`,
    finding: (found: BiggestDay, since: string | null = null) => {
      if (found.says === "none" || found.says === "few") {
        return since === null ? "No day with music" : `No day with music since ${longDay(since)}`;
      }
      const value = amount(found.value, found.measure);
      const day = shortDay(found.date);
      if (since !== null) {
        const when = `since ${longDay(since)}`;
        if (found.says === "only") return `${day} is the only day ${when}: ${value}`;
        return found.ties > 0
          ? `${day}${
            andOthers(found, "another day", "other days")
          }: ${value} each, the most ${when}`
          : `${day} was the biggest day ${when}: ${value}`;
      }
      if (found.says === "only") return `All of it on ${day}: ${value}`;
      return found.ties > 0
        ? `${day}${andOthers(found, "another day", "other days")}: ${value} each`
        : `${day} was the biggest day: ${value}`;
    },
    cell: (day: string, value: string) => `${day}: ${value}`,
    date: "Day",
  },
  discoveries: {
    topic: "Newest discoveries",
    finding: (found: Newest) => {
      if (found.says !== "newest") return "No artist is new in this range";
      const first = `first played ${longDay(found.date)}`;
      if (found.isNarrowed && found.sample === 1) {
        return `${isolated(found.name)} was ${first}`;
      }
      if (found.isNarrowed) {
        return `${isolated(found.name)} is the newest of these artists, ${first}`;
      }
      const verb = found.isOfAll ? "is" : "was then";
      return `${isolated(found.name)} ${verb} your newest artist, ${first}`;
    },
    first: (track: string) => `first with ${isolated(track)}`,
    since: (value: string) => `${value} since`,
  },
  onThisDay: {
    topic: "On this day",
    finding: (date: string, track: string, artist: string) =>
      `On ${longDay(date)} you listened longest to ${isolated(track)}${
        artist === "" ? "" : ` by ${isolated(artist)}`
      }`,
    plays: (plays: number) => counted(plays, "play"),
    none: (day: string) => `No earlier year has music on ${day}`,
  },
  less: "less",
  more: "more",
};

/** What is said where too few plays show a habit. */
export function tooLittle(plays: number): string {
  return plays === 1 ? "One play shows no habit yet" : `${count(plays)} plays show no habit yet`;
}
