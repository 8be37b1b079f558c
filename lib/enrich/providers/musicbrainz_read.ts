import * as v from "valibot";
import { joinGenres } from "../genre_list.ts";
import { broadGenre } from "../genres.ts";
import type { HttpAnswer } from "../http.ts";
import { Unusable } from "../provider.ts";
import { listOf, maybeText } from "../shapes.ts";
import { MusicBrainzId } from "./listenbrainz_read.ts";
import { refused } from "./refused.ts";

/** How many genres of an artist are kept, those that most people gave first. */
const MOST_GENRES = 10;

const Vote = v.object({ name: v.string(), count: v.number() });

/** An artist of a search: genres are among the tags there. */
export const FoundArtist = v.object({ id: MusicBrainzId, tags: listOf(Vote) });
export const FoundArtists = v.object({ artists: v.array(v.unknown()) });

/** An artist of `GET /artist/{id}?inc=genres`. */
export const ArtistGenres = v.object({ genres: listOf(Vote) });

const Credit = v.object({ artist: v.object({ id: MusicBrainzId, name: v.string() }) });

/** A recording of a search or of `GET /recording/{id}`. */
export const Recording = v.object({
  id: MusicBrainzId,
  isrcs: listOf(v.string()),
  "first-release-date": maybeText,
  "artist-credit": listOf(Credit),
});
export const FoundRecordings = v.object({ recordings: v.array(v.unknown()) });

/** A recording as {@linkcode Recording} reads it. */
export type MusicBrainzRecording = v.InferOutput<typeof Recording>;

/** Genres by how many people gave them, as `artists.genres` holds them. */
export function genresOf(votes: readonly { readonly name: string; readonly count: number }[]) {
  const given = votes.filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count);
  return joinGenres(given.slice(0, MOST_GENRES).map(({ name }) => name));
}

/** The tags that are genres: people also tag places, years and moods. */
export function genreTags<Tag extends { readonly name: string }>(tags: readonly Tag[]): Tag[] {
  return tags.filter(({ name }) => broadGenre(name).rule !== "none");
}

/** The members of a list that have the shape of a schema. */
export function usable<const S extends v.GenericSchema>(
  member: S,
  items: readonly unknown[],
): v.InferOutput<S>[] {
  return items.flatMap((item) => {
    const parsed = v.safeParse(member, item);
    return parsed.success ? [parsed.output] : [];
  });
}

/**
 * The JSON of an answer.
 *
 * @throws {CliError} `service-refused`
 * @throws {Unusable} when it is something else
 */
export function valueOf(answer: HttpAnswer): unknown {
  if (answer.status !== 200) throw refused("MusicBrainz", answer);
  if (answer.body.kind !== "json") throw new Unusable("an answer that is not JSON");
  return answer.body.value;
}
