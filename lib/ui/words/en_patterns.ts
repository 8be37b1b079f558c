import type { LongestSession, LongestStreak, SessionRate } from "../findings/runs.ts";
import type { BusiestHour, BusiestWeekHour, DayHabit, Weekdays } from "../findings/week.ts";
import type { Range } from "../../queries/filters/comparison.ts";
import {
  clock,
  compactDecimal,
  isolated,
  longDay,
  percent,
  shortDay,
  span,
  timeOfDay,
  unbroken,
  weekday,
} from "./format.ts";
import { aboveAverage, averageAmount, counted, inRange, nounFor, shareOf } from "./quantities.ts";
import { definitions } from "./en_definitions.ts";
import { tooLittle } from "./en_overview.ts";

const LISTENER = {
  night: "A night owl",
  morning: "An early bird",
  afternoon: "An afternoon listener",
  evening: "An evening listener",
};

const SPAN = {
  night: "between midnight and 06:00",
  morning: "between 06:00 and noon",
  afternoon: "between noon and 18:00",
  evening: "between 18:00 and midnight",
};

/** The texts of the page of patterns. */
export const patterns = {
  title: "Patterns",
  hero: (found: DayHabit, range: Range | null) => {
    const when = range === null ? "" : ` ${inRange(range)}`;
    if (found.says === "part") return `${LISTENER[found.part]}${when}`;
    return found.says === "even" ? `Around the clock${when}` : `Your day${when}`;
  },
  lead: (found: DayHabit, hour: BusiestHour) => {
    if (found.says === "few" || found.says === "none") return `${tooLittle(found.sample)}.`;
    const busiest = hour.says === "hour" && hour.ties === 0
      ? `; ${clock(hour.hour)} is the busiest hour`
      : "";
    return found.says === "part"
      ? `${shareOf(found.share, found.isNarrowed)} fall ${SPAN[found.part]}${busiest}.`
      : `No part of the day stands out${busiest}.`;
  },
  clock: {
    name: (metric: string) => `${metric} by hour of the day`,
    how: "Midnight is at the top, noon at the bottom; longer means more.",
    hour: "Hour",
    cell: (hour: string, value: string) => `${hour}: ${value}`,
    label: "your hour",
    share: "Share",
  },
  figures: {
    days: "Days with music",
    daysOf: (share: number) => `${percent(share)} of all days`,
    streak: "Longest streak",
    streakValue: (days: number) => counted(days, "day"),
    until: (day: string) => `until ${longDay(day)}`,
    current: "Current streak",
    currentSince: (day: string) => `since ${longDay(day)}`,
    currentNone: "no streak reaches the end of your data",
    silent: "Days without music",
    silentOf: (days: number) => `of ${counted(days, "day")}`,
    sessions: "Sessions",
    each: (hours: number) => `${span(hours)} of music on average`,
    tied: "more than once",
    noSession: definitions.counts,
  },
  trend: {
    by: "Group by",
    day: "Days",
    week: "Weeks",
    month: "Months",
    year: "Years",
  },
  weekdays: {
    topic: "Weekdays",
    name: (metric: string) => `${metric} on an average day of the week`,
    finding: (found: Weekdays) => {
      if (found.says === "none" || found.says === "few") return tooLittle(found.sample);
      if (found.says === "short") {
        return `${counted(found.days, "day")} ${
          found.days === 1 ? "is" : "are"
        } too few to compare weekdays`;
      }
      if (found.says === "even") return "All weekdays are much the same to you";
      const average = averageAmount(found.average, found.measure);
      if (found.ties > 0) return `No weekday leads alone: ${average} on the biggest`;
      return `${weekday(found.dow)}s are your biggest day: ${average} each, ${
        aboveAverage(found.above + 1)
      }`;
    },
    columns: {
      day: "Weekday",
      hours: "Hours",
      plays: "Plays",
      days: "Days",
      average: "On average",
    },
  },
  weekHour: (found: BusiestWeekHour) => {
    if (found.says === "none" || found.says === "few") return tooLittle(found.sample);
    if (found.says === "short") {
      return `${counted(found.days, "day")} ${
        found.days === 1 ? "shows" : "show"
      } no habit of the week yet`;
    }
    const average = averageAmount(found.average, found.measure);
    return found.ties > 0
      ? `No hour of the week leads alone: ${average} in the busiest`
      : `${weekday(found.dow)} at ${
        clock(found.hour)
      } is the busiest hour of the week: ${average} ` +
        "on average";
  },
  calendar: {
    topic: "Every day",
    name: (metric: string, from: string, to: string) => `${metric} by day, ${from} to ${to}`,
    month: (month: string, value: string) => `${month}: ${value}`,
    year: "Year",
    inTable: "the table adds days up to months",
  },
  streaks: {
    topic: "Streaks",
    name: definitions.streak,
    finding: (found: LongestStreak) => {
      if (found.says === "none" || found.says === "few") return "No day with music";
      if (found.says === "alone") return "No two days in a row";
      const days = `${counted(found.days, "day")} in a row`;
      if (found.isTied) return `${days}, more than once`;
      const [from, to] = [longDay(found.start), longDay(found.end)].map(unbroken);
      // A public site tells months.
      return `${days}, ${from === to ? `in ${from}` : `from ${from} to ${to}`}`;
    },
    range: (from: string, to: string) => (from === to ? from : `${from} to ${to}`),
    held: (hours: string, plays: number, isCurrent: boolean) =>
      `${hours}, ${counted(plays, "play")}${
        isCurrent ? "; still running at the end of your data" : ""
      }`,
    columns: { from: "From", to: "To", days: "Days", hours: "Hours", plays: "Plays" },
  },
  sessions: {
    topic: "Longest sessions",
    name: definitions.session,
    counts: definitions.counts,
    finding: (found: LongestSession) => {
      if (found.says !== "longest") return "No session began in this range";
      const value = found.measure === "hours"
        ? `${span(found.hours)} of music`
        : counted(found.plays, "play");
      return `${value} in one go, ${fromTo(found.start, found.end)}`;
    },
    began: (start: string, end: string, track: string | null, artist: string | null) => {
      const [from, to] = [timeOfDay(start), timeOfDay(end)];
      if (from === undefined || to === undefined) return undefined;
      const until = start.slice(0, 10) === end.slice(0, 10) ? to : `${to} on ${shortDay(end)}`;
      const by = artist === null ? "" : ` by ${isolated(artist)}`;
      const first = track === null ? "" : `, began with ${isolated(track)}${by}`;
      return `${from} to ${until}${first}`;
    },
    columns: {
      day: "Day",
      from: "From",
      to: "To",
      hours: "Listening",
      plays: "Plays",
      track: "Began with",
    },
  },
  perDay: {
    topic: "Sessions a day",
    name: "Sessions a day with music, by month",
    finding: (found: SessionRate) => {
      if (found.says === "none") return "No session began in this range";
      if (found.says === "few") return `${counted(found.sample, "session")} so far`;
      const perDay = Math.round(found.perDay * 10) / 10;
      const sessions = `${compactDecimal(perDay)} ${nounFor(perDay, "session")}`;
      return `${sessions} on an average day with music, ${span(found.hoursEach)} each`;
    },
    value: (sessions: number, days: number, hours: number) => {
      const perDay = Math.round(sessions / days * 10) / 10;
      const each = sessions === 0 ? "" : `, ${span(hours / sessions)} each`;
      return `${compactDecimal(perDay)} ${nounFor(perDay, "session")} a day${each}`;
    },
    nothing: "no session",
    columns: {
      month: "Month",
      sessions: "Sessions",
      days: "Days with music",
      perDay: "A day",
      each: "Listening each",
      longest: "Longest",
    },
  },
};

/** `on Thu 14 Mar 2024`, or from one day's evening to the next one's night. */
function fromTo(start: string, end: string): string {
  const [from, to] = [timeOfDay(start), timeOfDay(end)];
  if (from === undefined || to === undefined) return `in ${shortDay(start)}`;
  return start.slice(0, 10) === end.slice(0, 10)
    ? `on ${shortDay(start)}`
    : `from ${shortDay(start)}, ${from} to ${shortDay(end)}, ${to}`;
}
