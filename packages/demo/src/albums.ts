import { dayOf, LAST_DAY, yearOf } from "./dates.ts";
import type { Family } from "./genres.ts";
import { spotifyId } from "./ids.ts";
import type { Album, Artist, Track } from "./music.ts";
import type { Random } from "./random.ts";
import { songTitle, title } from "./titles.ts";

/** One artist's work in the making. */
interface Work {
  readonly artist: Artist;
  /** A name for "(feat. …)". */
  readonly guest: string;
  /** The artist's albums, to be filled. */
  readonly albums: Album[];
  /** The catalogue's tracks, to be added to. */
  readonly tracks: Track[];
}

/**
 * Adds the albums of one artist in the order of release, the first out before the listener
 * discovers them. Well-loved artists have long careers.
 */
export function addAlbums(random: Random, work: Work): void {
  const { artist, albums } = work;
  const most = artist.local
    ? 1
    : 1 + Math.floor(9 * artist.affinity ** 0.4 * random.between(0.35, 1) + 0.3);
  let year = debutYear(random, artist.family, artist.discovered);
  for (let i = 0; i < most; i++) {
    const released = dayOf(year, random.whole(1, 12), random.whole(1, 28));
    if (released > LAST_DAY) return;
    albums.push(makeAlbum(random, work, released));
    year += random.whole(1, i < 3 ? 3 : 5);
  }
}

/** The year in which an artist's first album came out: the family's span, not after discovery. */
function debutYear(random: Random, family: Family, discovered: number): number {
  const latest = Math.min(family.to, yearOf(discovered) - 1);
  const recent = family.to >= 2015 && random.chance(0.72);
  const from = recent ? Math.max(family.from, latest - 10) : family.from;
  return Math.round(latest - Math.max(0, latest - from) * random.next() ** (recent ? 1.8 : 1));
}

function makeAlbum(random: Random, { artist, guest, albums, tracks }: Work, released: number) {
  const { language } = artist;
  const length = lengthOf(random, artist);
  const song = () => songTitle(random, language, guest);
  const selfTitled = albums.length === 0 && random.chance(0.12);
  const name = length === 1 ? song() : selfTitled ? artist.name : title(random, language);
  const list: Track[] = [];
  const favourites: Track[] = [];
  const album = { artist, title: name, id: spotifyId(random), released, tracks: list, favourites };
  const titles = new Set(Array.from({ length }, () => length === 1 ? name : song()));
  for (const each of titles) list.push(makeTrack(random, album, each, tracks));
  favourites.push(...random.shuffle(list));
  return album;
}

/** Albums of long pieces hold fewer; newcomers and files of one's own are a few tracks. */
function lengthOf(random: Random, { affinity, family, local }: Artist): number {
  if (local) return 3;
  if (affinity < 0.03 && random.chance(0.5)) return random.pick([1, 1, 1, 3, 4, 5]);
  return Math.max(4, Math.round((2400 / family.seconds) * random.factor(0.22)));
}

function makeTrack(random: Random, album: Album, song: string, tracks: Track[]): Track {
  const { artist } = album;
  const interlude = song.endsWith("(Interlude)");
  const seconds = artist.family.seconds * random.factor(0.2) * (interlude ? 0.25 : 1);
  const durationMs = Math.round(Math.max(21, seconds) * 1000 + random.int(1000));
  const alternate = artist.local
    ? undefined
    : makeAlternate(random, album, song, durationMs, tracks);
  const track: Track = {
    index: tracks.length,
    album,
    title: song,
    uri: artist.local ? localUri(album, song, durationMs) : `spotify:track:${spotifyId(random)}`,
    durationMs,
    removed: !artist.local && random.chance(0.003),
    ...(alternate ? { alternate } : {}),
  };
  tracks.push(track);
  return track;
}

/** The single that came before the album, or the remaster of an old song, for some tracks. */
function makeAlternate(
  random: Random,
  album: Album,
  song: string,
  durationMs: number,
  tracks: Track[],
): Track | undefined {
  const remaster = yearOf(album.released) < 1996;
  if (!random.chance(remaster ? 0.16 : 0.07)) return undefined;
  const year = random.pick([2009, 2011, 2014, 2015]);
  const name = remaster ? `${song} - Remastered ${year}` : song;
  const list: Track[] = [];
  const release: Album = {
    artist: album.artist,
    title: remaster ? `${album.title} (${year} Remaster)` : name,
    id: spotifyId(random),
    released: remaster
      ? dayOf(year, 5, random.whole(1, 28))
      : album.released - random.whole(20, 90),
    tracks: list,
    favourites: list,
  };
  const track: Track = {
    index: tracks.length,
    album: release,
    title: name,
    uri: `spotify:track:${spotifyId(random)}`,
    durationMs: durationMs + random.whole(-900, 900),
    removed: false,
  };
  list.push(track);
  tracks.push(track);
  return track;
}

function localUri(album: Album, song: string, durationMs: number): string {
  const part = (text: string) => encodeURIComponent(text).replaceAll("%20", "+");
  const seconds = Math.round(durationMs / 1000);
  return `spotify:local:${part(album.artist.name)}:${part(album.title)}:${part(song)}:${seconds}`;
}
