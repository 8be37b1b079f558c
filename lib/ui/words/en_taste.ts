import { count, isolated, percent } from "./format.ts";

/** The texts of the page of taste. */
export const taste = {
  title: "Taste",
  race: {
    led: (name: string, months: number, of: number, field: "artists" | "genres") =>
      months === of
        ? `${begun(name, field)} ${of === 1 ? "is first" : "was first all along"}`
        : `${begun(name, field)} led for ${count(months)} ${months === 1 ? "month" : "months"}`,
    none: "No race yet",
    unnamed: "Without a name",
    lead: (name: string, value: string, first: number, month: string) =>
      `At the end of ${month} ${isolated(name)} is ahead with ${value}; ` +
      (first === 1
        ? "nobody else was first in these months."
        : `${count(first)} were first at times.`),
    of: "Who races",
    artists: "Artists",
    genres: "Genres",
    name: (what: string, metric: string, from: string) =>
      `The first ${what} by ${metric}, added up since ${from}`,
    what: { artists: "artists", genres: "genres" },
    columns: { place: "Place", name: { artists: "Artist", genres: "Genre" } },
    play: "Play",
    pause: "Pause",
    back: "A month back",
    on: "A month on",
    month: "Month",
    speed: "Speed",
    keys: "On the slider, arrow keys go month by month and the space bar plays and pauses.",
  },
  genres: {
    topic: "Genres over time",
    rest: "all else",
    finding: (name: string, share: number, metric: string) =>
      `${capital(name)} makes ${percent(share)} of your ${metric}`,
    none: "No genres yet",
    name: (metric: string) => `${metric} by genre, in whole months`,
    note:
      "an artist’s time is shared equally among its genres; all else holds what has no known genre",
    noteFew: (genres: number, share: number) =>
      `the first ${genres} of many, ${percent(share)} of everything; an artist’s time is shared ` +
      "equally among its genres",
    known: (share: number, metric: string) =>
      `Genres are known for ${percent(share)} of these ${metric}.`,
    month: "Month",
  },
  decades: {
    topic: "Decades",
    finding: (decade: string, share: number) =>
      `The ${decade} are home: ${percent(share)} of your music came out then`,
    none: "No release years yet",
    name: (metric: string) => `${metric} by the decade the music came out in, in whole months`,
    note: "the width is how much",
    known: (share: number, metric: string) =>
      `Release years are known for ${percent(share)} of these ${metric}.`,
    month: "When",
  },
  years: {
    topic: "Release years",
    finding: (year: string, middle: string) =>
      year === middle
        ? `${year} is your vintage; half of it all is from then or later`
        : `${year} is your vintage; half of it all is from ${middle} or later`,
    none: "No release years yet",
    name: (metric: string) => `${metric} by the year the music came out`,
    year: "Year",
  },
  popularity: {
    topic: "Popularity",
    finding: (share: number, metric: string) =>
      share < 0.5
        ? `Off the charts: ${percent(share)} of your ${metric} are in the popular half`
        : `${percent(share)} of your ${metric} are in the popular half`,
    none: "No popularity yet",
    name: (metric: string) => `${metric} by popularity, 0 to 100 as Spotify says today`,
    band: (band: string) => `Popularity ${band}`,
    column: "Popularity",
    known: (share: number, metric: string) =>
      `Popularity is known for ${percent(share)} of these ${metric}.`,
  },
  discovery: {
    topic: "Discovery",
    finding: (share: number, months: number) =>
      months < 12
        ? `${percent(share)} went to tracks new in their month`
        : `Over the last year ${percent(share)} went to tracks new in their month`,
    none: "Nothing new yet",
    name: (metric: string) =>
      `Share of each month’s ${metric} that went to tracks first played in it`,
    note: "at first everything is new",
    value: (share: string) => `${share} new`,
    columns: { month: "Month", hours: "Of the hours", plays: "Of the plays" },
  },
  concentration: {
    topic: "Concentration",
    finding: (share: number, metric: string) =>
      `Ten artists take ${percent(share)} of your ${metric}`,
    findingAll: (metric: string) => `A few artists take all of your ${metric}`,
    none: "Nothing to share out",
    name: (metric: string) => `Share of all ${metric} that goes to the first artists`,
    first: (artists: number) => artists === 1 ? "First artist" : `First ${count(artists)}`,
    columns: { artists: "Artists", hours: "Hours", plays: "Plays", share: "Share" },
  },
  unknown: {
    topic: "Genres, decades, release years, popularity",
    finding: "What this music is, nobody has said yet",
    text: "Nothing is known of this music yet. Spotify’s export names tracks and artists, no more.",
    before: "One command asks the services you allow:",
    command: "deno task enrich",
  },
} as const;

/** A name as a sentence begins. */
function capital(name: string): string {
  return isolated(name.charAt(0).toUpperCase() + name.slice(1));
}

function begun(name: string, field: "artists" | "genres"): string {
  return field === "genres" ? capital(name) : isolated(name);
}
