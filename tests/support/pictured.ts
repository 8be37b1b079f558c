/** A history whose artists and albums have pictures at every host, good and bad. */
import { type History, makeHistory } from "./history.ts";

/** Addresses that services give. */
export const GOOD = [
  "https://i.scdn.co/image/ab67616d00001e02ff9ca10b55ce82ae553c8228",
  "https://coverartarchive.org/release/76df3287-6cda-33eb-8e9a-044b5e15ffdd/829521842-250.jpg",
  "https://commons.wikimedia.org/wiki/Special:FilePath/Some%20Band.jpg?width=330",
] as const;

/** Addresses that no page may hold. */
export const BAD = [
  "http://i.scdn.co/image/plain",
  "https://tracker.example/pixel.gif",
  "https://i.scdn.co.evil.example/image/x",
  "javascript:alert(1)",
] as const;

/** The history; some tracks and artists have no picture. */
export function picturedHistory(): History {
  const history = makeHistory(700);
  const addresses = [...GOOD, ...BAD, undefined];
  const at = (number: number) => addresses[number % addresses.length];
  return {
    ...history,
    artists: history.artists.map((artist, number) => {
      const address = at(number);
      return address === undefined ? artist : { ...artist, image_url: address };
    }),
    tracks: history.tracks.map((track, number) => {
      const address = at(number);
      return address === undefined ? track : { ...track, album_image_url: address };
    }),
  };
}
