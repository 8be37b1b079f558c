import type { Family, Language } from "./genres.ts";

/** One song under one URI. */
export interface Track {
  /** Its place among all tracks of the catalogue. */
  readonly index: number;
  readonly album: Album;
  readonly title: string;
  readonly uri: string;
  readonly durationMs: number;
  /** Spotify took it down: records of it have a URI and no names. */
  readonly removed: boolean;
  /** The same song under another URI: a single or a remaster. */
  readonly alternate?: Track;
}

/** A release with its tracks in order. */
export interface Album {
  readonly artist: Artist;
  readonly title: string;
  readonly id: string;
  /** The day it came out. */
  readonly released: number;
  readonly tracks: readonly Track[];
  /** The same tracks, the listener's favourites first. */
  readonly favourites: readonly Track[];
}

/** Someone invented who makes music. */
export interface Artist {
  readonly index: number;
  readonly name: string;
  readonly id: string;
  readonly family: Family;
  readonly language: Language;
  readonly genres: readonly string[];
  /** How much the listener could come to like them: 1 for the first, less and less down the list. */
  readonly affinity: number;
  /** The day the listener first hears of them. */
  readonly discovered: number;
  /** In the order of release. */
  readonly albums: readonly Album[];
  /** A file of the listener's own, not from Spotify's catalogue. */
  readonly local: boolean;
}

/** All music of a demo. */
export interface Catalogue {
  readonly artists: readonly Artist[];
  readonly tracks: readonly Track[];
}
