import * as v from "valibot";
import { BLANK_ARTIST, BLANK_TRACK } from "../blank.ts";
import { joinGenres } from "../genre_list.ts";
import { creditOf, foldName } from "../names.ts";
import type { Answered, ArtistFacts, Findings, TrackFacts } from "../provider.ts";
import { releaseDate } from "../release_date.ts";
import { listOf, maybeText, maybeWhole } from "../shapes.ts";
import type { WorkTrack } from "../work_input.ts";

/** How many genres of an artist are kept, those that most people gave first. */
const MOST_GENRES = 10;
const COVERS = "https://coverartarchive.org/release";

/** An id of MusicBrainz. */
export const MusicBrainzId = v.pipe(
  v.string(),
  v.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
);
const maybeId = v.fallback(v.nullable(MusicBrainzId), null);

const Artist = v.object({ artist_mbid: MusicBrainzId, name: v.string() });
const Tag = v.object({
  artist_mbid: maybeId,
  tag: v.string(),
  count: v.fallback(v.number(), 0),
  /** Only tags that MusicBrainz knows as genres have one. */
  genre_mbid: MusicBrainzId,
});
const Release = v.object({
  name: maybeText,
  year: maybeWhole(1000, 9999),
  caa_id: maybeWhole(1, Number.MAX_SAFE_INTEGER),
  caa_release_mbid: maybeId,
});

/** What `/metadata/recording/` says about one recording; absent fields are unknown. */
export const RecordingMetadata = v.object({
  recording: v.fallback(
    v.object({ length: maybeWhole(1, 864_000_000), first_release_date: maybeText }),
    { length: null, first_release_date: null },
  ),
  release: v.fallback(v.nullable(Release), null),
  artist: v.fallback(v.object({ artists: listOf(Artist) }), { artists: [] }),
  tag: v.fallback(v.object({ artist: listOf(Tag) }), { artist: [] }),
});
type Recording = v.InferOutput<typeof RecordingMetadata>;

/** What a recording's metadata says about its tracks and their artists. */
export function recordingFindings(tracks: readonly WorkTrack[], recording: Recording): Findings {
  const names = new Set(tracks.flatMap(({ artists }) => artists));
  const facts = trackFacts(recording);
  const artists = [...names].flatMap((name) => artistFacts(name, recording) ?? []);
  return {
    answered: artists.map(({ artist_name, genres }): Answered => ({
      kind: "artist",
      key: artist_name,
      status: genres === null ? "missing" : "found",
    })),
    tracks: tracks.map(({ uri }) => ({ ...facts, spotify_track_uri: uri })),
    artists,
    credits: tracks.map(({ uri, artists }) =>
      creditOf(
        uri,
        artists,
        recording.artist.artists.map(({ name, artist_mbid }) => ({ name, mbid: artist_mbid })),
      )
    ),
  };
}

function trackFacts({ recording, release }: Recording): Omit<TrackFacts, "spotify_track_uri"> {
  const { caa_id, caa_release_mbid } = release ?? {};
  const hasCover = typeof caa_id === "number" && typeof caa_release_mbid === "string";
  const date = recording.first_release_date ?? (release?.year?.toString() ?? null);
  return {
    ...BLANK_TRACK,
    ...releaseDate(date, null),
    album_name: release?.name ?? null,
    album_image_url: hasCover ? `${COVERS}/${caa_release_mbid}/${caa_id}-250.jpg` : null,
    duration_ms: recording.length,
  };
}

/** What is said of the artist of a name; nothing when the credit names somebody else. */
function artistFacts(name: string, { artist, tag }: Recording): ArtistFacts | undefined {
  const credited = artist.artists.find((one) => foldName(one.name) === foldName(name));
  if (credited === undefined) return undefined;
  const genres = tag.artist
    .filter(({ artist_mbid, count }) => artist_mbid === credited.artist_mbid && count > 0)
    .toSorted((a, b) => b.count - a.count || (a.tag < b.tag ? -1 : 1))
    .slice(0, MOST_GENRES)
    .map(({ tag }) => tag);
  return {
    ...BLANK_ARTIST,
    artist_name: name,
    genres: genres.length === 0 ? null : joinGenres(genres),
    musicbrainz_artist_id: credited.artist_mbid,
  };
}

/** What ListenBrainz would say of a recording at best; the values stand for any. */
export function assumedRecording(tracks: readonly WorkTrack[]): Recording {
  const names = [...new Set(tracks.flatMap(({ artists }) => artists))];
  return {
    recording: { length: 1, first_release_date: null },
    release: { name: "?", year: 2000, caa_id: 1, caa_release_mbid: "?" },
    artist: { artists: names.map((name) => ({ artist_mbid: `?${name}`, name })) },
    tag: {
      artist: names.map((name) => ({
        artist_mbid: `?${name}`,
        tag: "?",
        count: 1,
        genre_mbid: "?",
      })),
    },
  };
}
