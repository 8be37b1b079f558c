import type { Random } from "./random.ts";

/** 22 characters that look like a Spotify id; the first is at most 7, as the ids are 128 bits. */
export function spotifyId(random: Random): string {
  let id = String(random.int(8));
  for (let i = 1; i < 22; i++) id += BASE62.charAt(random.int(62));
  return id;
}

const BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
