import { BLANK_ARTIST, BLANK_TRACK } from "../blank.ts";
import type { HttpAnswer } from "../http.ts";
import { creditOf } from "../names.ts";
import type { Answered, Ask, Findings } from "../provider.ts";
import { releaseDate } from "../release_date.ts";
import { shaped } from "../shapes.ts";
import { together } from "../combine_findings.ts";
import type { WorkArtist, WorkTrack } from "../work_input.ts";
import {
  ArtistGenres,
  FoundArtist,
  FoundArtists,
  FoundRecordings,
  genresOf,
  genreTags,
  type MusicBrainzRecording,
  Recording,
  usable,
  valueOf,
} from "./musicbrainz_read.ts";
import { plainIsrc } from "./spotify_shapes.ts";

type Same = readonly WorkArtist[];

/** What a search answers that does not take so many ids at once. */
const NO_BULK = [400, 404, 405, 410, 413, 414, 501];
const SINGLE: Findings = { answered: [], service: [{ key: "mode", value: "single" }] };

/** `GET /artist?query=arid:… OR arid:…`: the genres of up to 100 artists, from their tags. */
export function artistsAsk(base: string, artists: readonly Same[]): Ask {
  const ids = artists.map(mbidOf);
  return {
    about: artists.flat().map(artistKey),
    request: { url: searchUrl(base, "artist", "arid", ids) },
    read: (answer) => {
      if (NO_BULK.includes(answer.status)) return SINGLE;
      const found = usable(FoundArtist, shaped(FoundArtists, valueOf(answer)).artists);
      const byId = new Map(found.map(({ id, tags }) => [id, genresOf(genreTags(tags))]));
      return together(artists.map((same) => artistFindings(same, byId.get(mbidOf(same)))));
    },
    assume: () => together(artists.map((same) => artistFindings(same, "?"))),
  };
}

/** `GET /artist/{id}?inc=genres` */
export function artistAsk(base: string, same: Same): Ask {
  return {
    about: same.map(artistKey),
    request: { url: `${base}/artist/${mbidOf(same)}?inc=genres&fmt=json` },
    read: (answer) =>
      artistFindings(
        same,
        answer.status === 404 ? undefined : genresOf(shaped(ArtistGenres, valueOf(answer)).genres),
      ),
    assume: () => artistFindings(same, "?"),
  };
}

/** `GET /recording?query=rid:… OR rid:…`, or by ISRC: years, ISRCs and credits of up to 100 tracks. */
export function recordingsAsk(
  base: string,
  field: "rid" | "isrc",
  tracks: readonly WorkTrack[],
): Ask {
  const idOf = ({ recordingId, isrc }: WorkTrack) => (field === "rid" ? recordingId : isrc) ?? "";
  const ids = [...new Set(tracks.map(idOf))];
  return {
    about: tracks.map(trackKey),
    request: { url: searchUrl(base, "recording", field, ids) },
    read: (answer) => {
      if (NO_BULK.includes(answer.status)) return SINGLE;
      const found = usable(Recording, shaped(FoundRecordings, valueOf(answer)).recordings);
      return together(tracks.map((track) => {
        const same = found.filter((one) => isRecordingOf(one, field, idOf(track)));
        return trackFindings(track, earliest(same));
      }));
    },
    assume: () => together(tracks.map((track) => trackFindings(track, ASSUMED))),
  };
}

/** `GET /recording/{id}?inc=isrcs+artist-credits` */
export function recordingAsk(base: string, track: WorkTrack): Ask {
  const read = (answer: HttpAnswer) => {
    if (answer.status === 404) return trackFindings(track, undefined);
    return trackFindings(track, shaped(Recording, valueOf(answer)));
  };
  return {
    about: [trackKey(track)],
    request: {
      url: `${base}/recording/${track.recordingId}?inc=${
        encodeURIComponent("isrcs artist-credits")
      }&fmt=json`,
    },
    read,
    assume: () => trackFindings(track, ASSUMED),
  };
}

/** What is said of artists that share an id; nothing when the service does not know it. */
function artistFindings(same: Same, genres: string | undefined): Findings {
  return {
    answered: same.map((artist): Answered => ({
      ...artistKey(artist),
      status: genres === undefined ? "missing" : "found",
    })),
    artists: genres === undefined
      ? []
      : same.map(({ name }) => ({ ...BLANK_ARTIST, artist_name: name, genres })),
  };
}

function trackFindings(track: WorkTrack, recording: MusicBrainzRecording | undefined): Findings {
  if (recording === undefined) return { answered: [{ ...trackKey(track), status: "missing" }] };
  const { uri, artists } = track;
  return {
    answered: [{ ...trackKey(track), status: "found" }],
    tracks: [{
      ...BLANK_TRACK,
      ...releaseDate(recording["first-release-date"], null),
      spotify_track_uri: uri,
      isrc: recording.isrcs.map(plainIsrc).find((isrc) => isrc !== null) ?? null,
      musicbrainz_recording_id: recording.id,
    }],
    credits: [
      creditOf(
        uri,
        artists,
        recording["artist-credit"].map(({ artist: { id, name } }) => ({ name, mbid: id })),
      ),
    ],
  };
}

function isRecordingOf(one: MusicBrainzRecording, field: "rid" | "isrc", id: string): boolean {
  return field === "rid" ? one.id === id : one.isrcs.some((isrc) => plainIsrc(isrc) === id);
}

/** Of recordings that share an ISRC the one that came out first. */
function earliest(same: readonly MusicBrainzRecording[]): MusicBrainzRecording | undefined {
  const date = (one: MusicBrainzRecording) => one["first-release-date"] ?? "9999";
  return same.toSorted((a, b) => date(a) < date(b) ? -1 : date(a) > date(b) ? 1 : 0)[0];
}

/** What a recording would say at best; the values stand for any. */
const ASSUMED: MusicBrainzRecording = {
  id: "?",
  isrcs: ["XXXXX0000000"],
  "first-release-date": "2000",
  "artist-credit": [],
};

function searchUrl(base: string, entity: string, field: string, ids: readonly string[]): string {
  const query = ids.map((id) => `${field}:${id}`).join(" OR ");
  return `${base}/${entity}?query=${encodeURIComponent(query)}&limit=100&fmt=json`;
}

function mbidOf(same: Same): string {
  return same[0]?.mbid ?? "";
}

function artistKey({ name }: WorkArtist) {
  return { kind: "artist", key: name } as const;
}

function trackKey({ uri }: WorkTrack) {
  return { kind: "isrc", key: uri } as const;
}
