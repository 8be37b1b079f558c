import type { Hue } from "../charts/data.ts";
import { hueOf } from "../charts/hues.ts";
import { pictureAddress } from "./hosts.ts";

/** A picture beside a name. */
export interface PictureView {
  /** Undefined where none is known, or it is at a host that is not. */
  readonly address: string | undefined;
  /** The artist's colour, which is there until the picture comes. */
  readonly hue: Hue;
  /** Artists are round, covers square. */
  readonly shape: "round" | "square";
}

/** The cover of a track or album by an artist. */
export function coverView(address: string | null | undefined, artist: string): PictureView {
  return { address: pictureAddress(address), hue: hueOf(artist), shape: "square" };
}

/** The picture of an artist. */
export function portraitView(address: string | null | undefined, artist: string): PictureView {
  return { address: pictureAddress(address), hue: hueOf(artist), shape: "round" };
}
