import type { PodcastTotal, TopEpisode, TopShow } from "../findings/podcasts.ts";
import type { Range } from "../../queries/filters/comparison.ts";
import { count, isolated, longDay } from "./format.ts";
import { amount, andOthers, counted, inRange, listening, shareOf, times } from "./quantities.ts";

/** The podcasts' texts. */
export const podcasts = {
  title: "Podcasts",
  hero: (found: PodcastTotal, range: Range | null) => {
    if (found.says !== "total") return "No podcasts";
    const value = found.measure === "hours"
      ? listening(found.hours)
      : counted(found.plays, "start");
    const when = range === null ? "" : ` ${inRange(range)}`;
    return `${value} of ${counted(found.shows, "show")}${when}`;
  },
  lead: (found: PodcastTotal) =>
    found.says === "total"
      ? `${counted(found.episodes, "episode")}, started ${
        times(found.plays)
      }. Every start counts here, however short.`
      : "",
  against: (change: string) => `${change.charAt(0).toUpperCase()}${change.slice(1)}.`,
  shows: {
    topic: "Shows",
    finding: (found: TopShow) => {
      if (found.says === "none" || found.says === "few") return "No show in this range";
      const name = isolated(found.name);
      if (found.says === "all") return `All of it is ${name}`;
      return found.says === "tied"
        ? `${name}${andOthers(found)}: ${amount(found.value, found.measure)} each`
        : `${name} took ${shareOf(found.share, found.isNarrowed)}`;
    },
    column: "Show",
    episodes: (episodes: number) => counted(episodes, "episode"),
    first: (shown: number, shows: number) => `top ${count(shown)} of ${counted(shows, "show")}`,
  },
  episodes: {
    topic: "Episodes",
    topicOf: (show: string) => `Episodes of ${isolated(show)}`,
    finding: (found: TopEpisode) => {
      if (found.says !== "went") return "No episode in this range";
      const name = found.name === null ? "an episode without a title" : isolated(found.name);
      return found.measure === "hours"
        ? `${amount(found.value, found.measure)} went into ${name}`
        : `${name} was started ${times(found.value)}`;
    },
    column: "Episode",
    last: (day: string) => `last ${day}`,
    all: "All shows",
    unknown: "No title",
  },
  columns: {
    hours: "Hours",
    plays: "Starts",
    episodes: "Episodes",
    first: "First",
    last: "Last",
  },
  none: {
    title: "No podcasts",
    text: "Your export has no podcast episodes.",
    link: "What was read",
  },
  nothing: {
    title: "No podcasts in this range",
    text: (from: string, to: string) =>
      from === to
        ? `No episode was started in this range. Your only day with podcasts is ${longDay(from)}.`
        : `No episode was started in this range. Your podcasts go from ${longDay(from)} to ${
          longDay(to)
        }.`,
  },
};
