import type { Answered } from "./provider.ts";

/** How much of the listening something is. */
export interface Listening {
  readonly plays: number;
  readonly ms: number;
}

/** A track that was played. */
export interface WorkTrack extends Listening {
  plays: number;
  ms: number;
  readonly uri: string;
  readonly title: string;
  /** The recording's ISRC and its id at MusicBrainz, once a service has named them. */
  isrc: string | undefined;
  recordingId: string | undefined;
  /** The artists it was played under, most-listened first. */
  readonly artists: readonly string[];
  /** Columns of `tracks` that hold something; undefined without a row. */
  known: Set<string> | undefined;
  hasFeatures: boolean;
}

/** An artist that was played. */
export interface WorkArtist extends Listening {
  readonly name: string;
  /** The Spotify id, once a track has named it. */
  id: string | undefined;
  /** The id at MusicBrainz, once a service has named it. */
  mbid: string | undefined;
  /** Columns of `artists` that hold something. */
  known: Set<string>;
}

/** A title that was played without a URI. */
export interface WorkSearch extends Listening {
  readonly key: string;
  readonly artist: string;
  readonly title: string;
  /** Whether a track was found for it. */
  isLinked: boolean;
}

/** What was answered earlier, and when, in milliseconds since 1970. */
export interface Earlier extends Omit<Answered, "kind"> {
  readonly provider: string;
  /** A kind, or `provider` for what is known of the service itself. */
  readonly kind: string;
  readonly at: number;
}

/** What a work list is made of: tracks, artists and searches most-listened first. */
export interface WorkInput {
  readonly tracks: readonly WorkTrack[];
  readonly artists: readonly WorkArtist[];
  readonly searches: readonly WorkSearch[];
  readonly earlier: readonly Earlier[];
  /** All plays, including those that no service can be asked about. */
  readonly total: Listening;
  /** What was answered before this, in milliseconds since 1970, is asked again; 0 for never. */
  readonly refreshBefore: number;
}
