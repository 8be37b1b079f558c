import type { Findings } from "./provider.ts";

/** The findings of several as one. */
export function together(parts: readonly Findings[]): Findings {
  return {
    answered: parts.flatMap(({ answered }) => answered),
    tracks: parts.flatMap(({ tracks = [] }) => tracks),
    artists: parts.flatMap(({ artists = [] }) => artists),
    features: parts.flatMap(({ features = [] }) => features),
    links: parts.flatMap(({ links = [] }) => links),
    credits: parts.flatMap(({ credits = [] }) => credits),
  };
}
