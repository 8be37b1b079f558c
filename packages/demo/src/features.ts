import type { Track } from "./music.ts";
import type { Random } from "./random.ts";

/** What `audio_features` says of a track's sound, with the columns' names. */
export interface Features {
  readonly danceability: number;
  readonly energy: number;
  readonly valence: number;
  readonly tempo: number;
  readonly acousticness: number;
  readonly instrumentalness: number;
  readonly speechiness: number;
  readonly liveness: number;
  readonly loudness: number;
  readonly key: number;
  readonly mode: number;
  readonly time_signature: number;
}

/** How a track sounds: as its family of genres does, with its own differences. */
export function featuresOf(random: Random, { album, title }: Track): Features {
  const { sound } = album.artist.family;
  const live = title.includes("(Live");
  const energy = share(sound.energy + random.normal() * 0.12);
  return {
    danceability: share(sound.dance + random.normal() * 0.1),
    energy,
    valence: share(sound.valence + random.normal() * 0.17),
    tempo: rounded(Math.min(210, Math.max(52, sound.tempo * random.factor(0.13)))),
    acousticness: share(sound.acoustic * random.factor(0.4) + random.normal() * 0.05),
    instrumentalness: share(sound.instrumental * random.factor(0.35) - random.next() * 0.05),
    speechiness: share(0.025 + sound.speech * random.factor(0.35)),
    liveness: share((live ? 0.75 : 0.13) * random.factor(0.35)),
    loudness: rounded(Math.min(-1.5, -20 + 15 * energy + random.normal() * 1.6)),
    key: random.int(12),
    mode: random.chance(0.4 + 0.4 * sound.valence) ? 1 : 0,
    time_signature: random.chance(0.88) ? 4 : random.pick([3, 3, 3, 5, 7]),
  };
}

function share(value: number): number {
  return Math.round(Math.min(0.985, Math.max(0.001, value)) * 1000) / 1000;
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
