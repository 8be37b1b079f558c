import { type Fandom, pickAlbum, pickTrack } from "./fandom.ts";
import type { SESSION_KINDS } from "./listener.ts";
import type { Artist, Track } from "./music.ts";
import { at, type Random } from "./random.ts";

/** What a session plays, track after track, until it has no more. */
export interface Programme {
  readonly shuffle: boolean;
  /** How likely a track is skipped, for a listener of usual patience. */
  readonly skipRate: number;
  readonly tracks: Iterator<Track>;
}

/** What is drawn from to make a programme. */
export interface Wishes {
  readonly random: Random;
  readonly fandom: Fandom;
  readonly day: number;
}

/**
 * A programme of one of the {@linkcode SESSION_KINDS}: a mix of artists, one artist, an album from
 * its start, new finds, or the month's songs on repeat.
 */
export function makeProgramme(kind: (typeof SESSION_KINDS)[number], wishes: Wishes): Programme {
  switch (kind) {
    case "mix":
      return { shuffle: wishes.random.chance(0.8), skipRate: 0.36, tracks: mix(wishes) };
    case "artist":
      return { shuffle: wishes.random.chance(0.5), skipRate: 0.26, tracks: oneArtist(wishes) };
    case "album":
      return { shuffle: false, skipRate: 0.14, tracks: album(wishes) };
    case "new":
      return { shuffle: false, skipRate: 0.5, tracks: finds(wishes) };
    case "repeat":
      return { shuffle: wishes.random.chance(0.4), skipRate: 0.24, tracks: onRepeat(wishes) };
  }
}

function* mix({ random, fandom, day }: Wishes): Generator<Track> {
  const pool: Artist[] = Array.from({ length: random.whole(6, 18) }, () => fandom.artist(random));
  for (let i = random.whole(15, 40); i > 0; i--) {
    yield pickTrack(random, random.chance(0.7) ? random.pick(pool) : fandom.artist(random), day);
  }
}

function* oneArtist({ random, fandom, day }: Wishes): Generator<Track> {
  const artist = fandom.artist(random);
  const heard = new Set<Track>();
  for (let i = random.whole(8, 20); i > 0; i--) {
    const track = pickTrack(random, artist, day);
    if (heard.has(track) && random.chance(0.8)) continue;
    heard.add(track);
    yield track;
  }
}

function* album({ random, fandom, day }: Wishes): Generator<Track> {
  const artist = fandom.artist(random);
  const { tracks } = at(artist.albums, pickAlbum(random, artist, day));
  yield* tracks.slice(random.chance(0.15) ? random.int(tracks.length) : 0);
}

function* finds({ random, fandom, day }: Wishes): Generator<Track> {
  for (let i = random.whole(8, 24); i > 0; i--) {
    yield pickTrack(random, fandom.fresh(random), day);
  }
}

function* onRepeat({ random, fandom }: Wishes): Generator<Track> {
  for (let i = random.whole(6, 16); i > 0; i--) yield fandom.repeated(random);
}
