import { addAlbums } from "./albums.ts";
import { LAST_DAY } from "./dates.ts";
import { FAMILIES, type Family } from "./genres.ts";
import { spotifyId } from "./ids.ts";
import type { Album, Artist, Catalogue, Track } from "./music.ts";
import { ArtistNames } from "./names.ts";
import { at, Random } from "./random.ts";
import { Weighted } from "./weighted.ts";

/** What {@linkcode makeCatalogue} needs to know. */
export interface CatalogueOptions {
  readonly seed: number;
  readonly plays: number;
  /** The first day of listening. */
  readonly firstDay: number;
}

/**
 * Invents artists with albums and tracks, enough for a listener with so many plays: about 3,000
 * artists for 150,000 plays. Their number grows with about the square root of plays.
 *
 * @example
 * ```ts
 * import { makeCatalogue } from "./catalogue.ts";
 *
 * const catalogue = makeCatalogue({ seed: 1, plays: 100, firstDay: 16_801 });
 * console.assert(catalogue.artists.length > 0);
 * ```
 */
export function makeCatalogue({ seed, plays, firstDay }: CatalogueOptions): Catalogue {
  const random = new Random(seed, "catalogue");
  const names = new ArtistNames(new Random(seed, "names"));
  const count = Math.max(12, Math.round(3100 * (plays / 150_000) ** 0.54));
  const ranks = random.shuffle(Array.from({ length: count }, (_, rank) => rank));
  const families = new Weighted(FAMILIES.map(({ weight }) => weight * random.factor(0.7)));
  const artists: Artist[] = [];
  const tracks: Track[] = [];
  for (const [index, rank] of ranks.entries()) {
    const affinity = affinityOf(rank, count);
    const family = at(FAMILIES, families.pick(random));
    const language = random.pickEarly(family.languages, 2.1);
    const albums: Album[] = [];
    const artist: Artist = {
      index,
      name: names.next(language),
      id: spotifyId(random),
      family,
      language,
      genres: genresOf(random, family),
      affinity,
      discovered: discoveryDay(random, firstDay, affinity),
      albums,
      local: index % 900 === 5,
    };
    const guest = artists.length > 0 ? random.pick(artists).name : "Friends";
    addAlbums(random, { artist, guest, albums, tracks });
    artists.push(artist);
  }
  return { artists, tracks };
}

/** Zipf's law, bent: the first are not too far ahead, the last are heard once or twice. */
function affinityOf(rank: number, count: number): number {
  return (7 / (rank + 7)) ** 0.8 / (1 + (rank / (0.3 * count)) ** 2);
}

function genresOf(random: Random, family: Family): string[] {
  const own = new Set([random.pickEarly(family.genres, 1.5)]);
  if (random.chance(0.55)) own.add(random.pick(family.genres));
  if (random.chance(0.12)) own.add(random.pick(random.pick(FAMILIES).genres));
  return [...own];
}

/**
 * Much is known or found in the first year, then less and less; the best loved are rarely found in
 * the last months, and an artist must have begun before.
 */
function discoveryDay(random: Random, firstDay: number, affinity: number): number {
  const span = LAST_DAY - firstDay;
  if (random.chance(0.1 + 0.15 * affinity)) return firstDay + random.int(Math.min(60, span));
  const spread = random.next() ** 1.55 * (affinity > 0.1 ? 0.94 : 1);
  return firstDay + Math.floor(span * spread);
}
