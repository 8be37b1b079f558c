import type { HttpAnswer, HttpClient, HttpRequest, RateLimit } from "./http.ts";
import type { ProviderName } from "./provider_names.ts";
import type { WorkArtist } from "./work_input.ts";
import type { WorkList } from "./work_list.ts";

export type { ProviderName } from "./provider_names.ts";

/** What a service can be asked for; also the kinds of `enrichment_state`. */
export type Kind =
  | "track"
  | "search"
  | "recording"
  | "artist"
  | "mbid"
  | "isrc"
  | "features";

/** A service's metadata of a track; null for what it does not say. */
export interface TrackFacts {
  readonly spotify_track_uri: string;
  readonly track_name: string | null;
  readonly primary_artist_name: string | null;
  readonly primary_artist_id: string | null;
  readonly album_name: string | null;
  readonly album_id: string | null;
  readonly album_image_url: string | null;
  readonly release_date: string | null;
  readonly release_year: number | null;
  readonly release_decade: string | null;
  readonly popularity: number | null;
  readonly duration_ms: number | null;
  readonly explicit: boolean | null;
  readonly isrc: string | null;
  readonly musicbrainz_recording_id: string | null;
}

/** A service's metadata of an artist, under the name that was played. */
export interface ArtistFacts {
  readonly artist_name: string;
  /** Null: not said; empty: said to have none. */
  readonly genres: string | null;
  readonly popularity: number | null;
  readonly followers: number | null;
  readonly spotify_artist_id: string | null;
  readonly image_url: string | null;
  readonly musicbrainz_artist_id: string | null;
}

/** Every artist of a track, in the order of the credit. */
export interface TrackCredits {
  readonly spotify_track_uri: string;
  readonly artists: readonly CreditedArtist[];
}

/** One artist of a credit. */
export interface CreditedArtist {
  readonly artist_name: string;
  readonly spotify_artist_id: string | null;
  readonly musicbrainz_artist_id: string | null;
}

/** How a track sounds. */
export interface FeatureFacts {
  readonly spotify_track_uri: string;
  readonly danceability: number | null;
  readonly energy: number | null;
  readonly valence: number | null;
  readonly tempo: number | null;
  readonly acousticness: number | null;
  readonly instrumentalness: number | null;
  readonly speechiness: number | null;
  readonly liveness: number | null;
  readonly loudness: number | null;
  readonly key: number | null;
  readonly mode: number | null;
  readonly time_signature: number | null;
}

/** A track that a search by name found. */
export interface Link {
  readonly artist_name: string;
  readonly track_name: string;
  readonly spotify_track_uri: string;
}

/** Something that was asked for and has a definite answer. */
export interface Answered {
  readonly kind: Kind;
  readonly key: string;
  /** `found`, `missing`, or for `mbid` what was found. */
  readonly status: string;
}

/** A fact about the service itself, such as its mode. */
export interface ServiceFact {
  readonly key: "mode" | "resume_at" | "calls_a_day";
  readonly value: string;
}

/** The content of one answer, stored in one transaction. */
export interface Findings {
  readonly answered: readonly Answered[];
  readonly tracks?: readonly TrackFacts[];
  readonly artists?: readonly ArtistFacts[];
  readonly features?: readonly FeatureFacts[];
  readonly links?: readonly Link[];
  readonly credits?: readonly TrackCredits[];
  readonly service?: readonly ServiceFact[];
}

/** One request of a provider, how its answer is parsed, and what it would yield at best. */
export interface Ask {
  /**
   * The keys it should answer; without a usable answer they are skipped for the rest of the run.
   */
  readonly about: readonly { readonly kind: Kind; readonly key: string }[];
  readonly request: HttpRequest;
  /**
   * Pure.
   *
   * @throws {Unusable} when the answer cannot be used
   */
  readonly read: (answer: HttpAnswer) => Findings;
  /** What a full answer would yield, for predictions. */
  readonly assume: () => Findings;
}

/** A metadata service. */
export interface Provider {
  readonly name: ProviderName;
  readonly rateLimit: RateLimit;
  /** Whether it finds tracks by their Spotify id or by the names of artist and title. */
  readonly finds: "ids" | "names";
  /** The columns it can fill; what has them already is not asked for. */
  readonly fills: Fills;
  /** The id by which it asks for an artist; undefined when it cannot. */
  artistId(artist: WorkArtist): string | undefined;
  /**
   * What to ask next, most-listened first. After each one the answer is in the work list, so the
   * next depends on it.
   */
  asks(work: WorkList): Iterable<Ask>;
  /** Sends a request with what the service wants for signing in; the client's `send` when absent. */
  send?(client: HttpClient, request: HttpRequest): Promise<HttpAnswer>;
  /** Requests of its own that a run with anything to ask makes: the sign-in. */
  readonly overhead: number;
}

/** Columns of `tracks` and `artists` that a provider can fill, and whether it knows features. */
export interface Fills {
  readonly track: readonly (keyof TrackFacts)[];
  readonly artist: readonly (keyof ArtistFacts)[];
  readonly features: boolean;
}

/** A response of an undocumented shape: it answers nothing. */
export class Unusable extends Error {
  override readonly name = "Unusable";
}
