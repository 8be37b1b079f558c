/** What the questions about one artist, track or album answer, in one shape. */
import type { Filters } from "../../../queries/filters/params.ts";
import type { TrackNames } from "../../links/entity_links.ts";
import type { Measured } from "../metric.ts";
import type { Kind } from "../ranking_state.ts";
import type { WeekCell } from "../week.ts";

/** Listening with its ends. */
export interface Totals extends Measured {
  readonly days: number;
  readonly first_played_at: string | null;
  readonly last_played_at: string | null;
}

/** A rank among all of a kind. */
export interface Rank {
  readonly by_hours: number;
  readonly by_plays: number;
  readonly of: number;
}

/** A year with its rank. */
export interface YearRow extends Measured {
  readonly year: number;
  readonly rank_by_hours: number;
  readonly rank_by_plays: number;
}

/** What the question of one artist, track or album says. */
export interface Answer {
  readonly totals: Totals;
  readonly rank: Rank | null;
  readonly months: readonly (Measured & { readonly year_month: string })[];
  readonly years: readonly YearRow[];
  /** @throws {RequestError} on a public site, which does not tell it */
  readonly week: () => readonly WeekCell[];
  /** @throws {RequestError} on a public site, which does not tell it */
  readonly absence: () => {
    readonly from_date: string;
    readonly to_date: string;
    readonly days: number;
  } | null;
  readonly skips: {
    readonly records: number;
    readonly known: number;
    readonly skipped: number;
  } | null;
  /** The URIs of a track. */
  readonly uris: readonly (Measured & {
    readonly spotify_track_uri: string;
    readonly album_name: string | null;
  })[];
  /** The versions of a track's song, itself among them. */
  readonly song: readonly (Measured & TrackNames)[];
  /** What services know, by the name of the fact; null when they know nothing. */
  readonly known: Readonly<Record<string, string | number | boolean | null>> | null;
  /** The cover, or the artist's picture, as a service named it. */
  readonly picture: string | null;
  /** Its page at Spotify, where its id is known. */
  readonly spotify: string | undefined;
}

/** What a page is about, and how the store is asked for it. */
export interface Subject {
  readonly kind: Kind;
  readonly name: string;
  /** The artist of a track or album. */
  readonly artist: string | null;
  /** The page's own path. */
  readonly path: string;
  /** What narrows plays down to it. */
  readonly filters: Filters;
  readonly ask: (dates: Filters) => Promise<Answer>;
}
