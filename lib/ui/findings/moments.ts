/** Moments worth telling: round numbers, tracks of months, what came back, how old the music is. */
import { daysIn } from "../../queries/filters/comparison.ts";
import {
  type Finding,
  finding,
  type FindingScope,
  type Known,
  type Share,
  topOf,
  type Uncovered,
} from "./finding.ts";
import { type Coverage, known } from "./music.ts";

/** A play with a round number. */
export interface MilestoneNumbers {
  readonly number: number;
  readonly played_at: string;
  readonly track_name: string | null;
  readonly artist_name: string | null;
}

/** The latest play with a round number. */
export type LatestMilestone = Finding<
  {
    readonly says: "reached";
    readonly number: number;
    readonly track: string | null;
    readonly artist: string | null;
    readonly at: string;
    /** The next round number, and how many plays it is away. */
    readonly next: { readonly number: number; readonly away: number } | null;
  },
  "plays"
>;

/**
 * The latest play with a round number.
 *
 * @param rows in their order
 * @param plays how many plays there are
 * @param numbers every round number, the smallest first
 */
export function latestMilestone(
  rows: readonly MilestoneNumbers[],
  plays: number,
  numbers: readonly number[],
  { range, isNarrowed }: FindingScope,
): LatestMilestone {
  return finding({ measure: "plays", range, isNarrowed, sample: plays, least: 1 }, () => {
    const latest = rows.at(-1);
    if (latest === undefined) return { says: "none" as const };
    const next = numbers.find((number) => number > plays);
    return {
      says: "reached" as const,
      number: latest.number,
      track: latest.track_name,
      artist: latest.artist_name,
      at: latest.played_at,
      next: next === undefined ? null : { number: next, away: next - plays },
    };
  });
}

/** The track of a month. */
export interface MonthTrackNumbers {
  readonly year_month: string;
  readonly track_name: string;
  readonly artist_name: string;
  readonly plays: number;
}

/** A track that was played less often in a month is not the song of it. */
export const LEAST_SONG_PLAYS = 3;

/** Months whose track was played often enough to be the month's. */
export function songsOf<Row extends MonthTrackNumbers>(rows: readonly Row[]): Row[] {
  return rows.filter(({ plays }) => plays >= LEAST_SONG_PLAYS);
}

/** The track that was that of the most months. */
export type SongOfMonths = Finding<
  /** Each month has another one. */
  | { readonly says: "different"; readonly months: number }
  | {
    readonly says: "most";
    readonly track: string;
    readonly artist: string;
    readonly months: number;
    readonly ties: number;
  },
  "plays"
>;

/** The track that was the song of the most months, of {@linkcode songsOf}. */
export function songOfMonths(
  songs: readonly MonthTrackNumbers[],
  { range, isNarrowed }: FindingScope,
): SongOfMonths {
  const basis = { range, isNarrowed, sample: songs.length, least: 1 };
  return finding({ measure: "plays", ...basis }, () => {
    const groups = Map.groupBy(
      songs,
      ({ artist_name, track_name }) => JSON.stringify([artist_name, track_name]),
    );
    const top = topOf([...groups.values()], (months) => months.length);
    const [song] = top?.row ?? [];
    if (top === undefined || song === undefined) return { says: "none" as const };
    if (top.value === 1 && songs.length > 1) {
      return { says: "different" as const, months: songs.length };
    }
    const { track_name: track, artist_name: artist } = song;
    return { says: "most" as const, track, artist, months: top.value, ties: top.ties };
  });
}

/** What came back after a long silence. */
export interface ComebackNumbers {
  readonly track_name: string;
  readonly return_date: string;
  readonly days: number;
}

/** The longest silence that something came back from. */
export type LongestSilence = Finding<
  /** The data are too young for anything to be forgotten. */
  | { readonly says: "too-early" }
  | {
    readonly says: "back";
    readonly track: string;
    readonly date: string;
    readonly days: number;
  },
  "days"
>;

/**
 * The longest silence that a track came back from.
 *
 * @param rows the longest silence first
 * @param data the first and the last day of the data
 * @param least how many days of silence count
 */
export function longestSilence(
  rows: readonly ComebackNumbers[],
  data: { readonly start: string; readonly end: string },
  least: number,
  { range, isNarrowed }: FindingScope,
): LongestSilence {
  const basis = { range, isNarrowed, sample: daysIn(data), least: 1 };
  return finding({ measure: "days", ...basis }, () => {
    const [first] = rows;
    if (first !== undefined) {
      const { track_name: track, return_date: date, days } = first;
      return { says: "back" as const, track, date, days };
    }
    return daysIn(data) > least + 1 ? { says: "none" as const } : { says: "too-early" as const };
  });
}

/** How old the music is. */
export interface AgeNumbers {
  readonly age: number | null;
  readonly from_year: number | null;
  readonly to_year: number | null;
  readonly as_of_year: number | null;
  readonly span_hours: number;
  readonly span_plays: number;
}

/** A listening age. */
export type ListeningAgeFound = Finding<
  | Uncovered
  | Known & {
    readonly says: "age";
    readonly age: number;
    readonly from: number;
    readonly to: number;
    readonly year: number;
    /** How much of the music is from these years. */
    readonly share: Share;
  },
  "hours" | "plays"
>;

/** Fewer plays with a known release year say nothing about how old the music is. */
export const LEAST_AGED = 100;

/** The listening age, where the release year is known of enough. */
export function listeningAgeOf(
  { age, from_year: from, to_year: to, as_of_year: year, ...span }: AgeNumbers,
  coverage: Coverage,
  scope: FindingScope,
): ListeningAgeFound {
  const { measure } = scope;
  return known(coverage, scope, () => {
    if (age === null || from === null || to === null || year === null) {
      return { says: "none" as const };
    }
    const part = measure === "hours" ? span.span_hours : span.span_plays;
    const share: Share = { part, whole: coverage.known[measure], of: `${measure}-with-year` };
    return { says: "age" as const, age, from, to, year, share };
  }, LEAST_AGED);
}
