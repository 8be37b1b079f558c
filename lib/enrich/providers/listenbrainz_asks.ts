import * as v from "valibot";
import { BLANK_TRACK } from "../blank.ts";
import { described, type HttpAnswer } from "../http.ts";
import { knownMbid } from "../names.ts";
import { type Answered, type Ask, type Findings, Unusable } from "../provider.ts";
import { listOf, maybeText, shaped } from "../shapes.ts";
import { isCreditOf, isSameTitle } from "../title.ts";
import type { WorkSearch, WorkTrack } from "../work_input.ts";
import { together } from "../combine_findings.ts";
import {
  assumedRecording,
  MusicBrainzId,
  recordingFindings,
  RecordingMetadata,
} from "./listenbrainz_read.ts";
import { refused } from "./refused.ts";

/** A title as it is asked for, with everything that was played under that name. */
export interface NamedTitle {
  readonly artist: string;
  readonly title: string;
  readonly tracks: WorkTrack[];
  readonly searches: WorkSearch[];
}

/** Where to ask, and with which token. */
export interface ListenBrainzPlace {
  readonly url: string;
  readonly labsUrl: string;
  readonly token: string;
}

/** How long one name may be; artist and title together may have 250 characters. */
const MOST_NAME_LENGTH = 120;

const Match = v.object({
  index: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  recording_mbid: MusicBrainzId,
  recording_name: v.string(),
  artist_credit_name: v.string(),
  release_name: maybeText,
  artist_mbids: listOf(MusicBrainzId),
});
type Match = v.InferOutput<typeof Match>;
const Matches = v.array(v.unknown());
const Recordings = v.custom<Readonly<Record<string, unknown>>>((value) =>
  typeof value === "object" && value !== null && !Array.isArray(value)
);

/**
 * `POST /metadata/lookup/` with a token; without one the public look-up of ListenBrainz Labs,
 * `POST /acr-lookup/json`, which finds exact names only.
 */
export function lookupAsk(place: ListenBrainzPlace, titles: readonly NamedTitle[]): Ask {
  const hasToken = place.token !== "";
  const names = titles.map(({ artist, title }) => {
    const [artistName, recordingName] = [cut(artist), cut(title)];
    return hasToken
      ? { artist_name: artistName, recording_name: recordingName }
      : { artist_credit_name: artistName, recording_name: recordingName };
  });
  return {
    about: titles.flatMap(keysOf),
    request: {
      method: "POST",
      url: hasToken ? `${place.url}/metadata/lookup/` : `${place.labsUrl}/acr-lookup/json`,
      headers: tokenHeader(place),
      body: JSON.stringify(hasToken ? { recordings: names } : names),
    },
    read: (answer) => {
      const matches = matchesIn(answer, place, titles.length);
      return together(titles.map((title, at) => lookedUp(title, matches.get(at) ?? [])));
    },
    assume: () => together(titles.map((title) => lookedUp(title, [assumedMatch(title)]))),
  };
}

/** `POST /metadata/recording/`: up to 1,000 recordings; no token is needed. */
export function recordingsAsk(
  place: ListenBrainzPlace,
  recordings: readonly (readonly [recordingId: string, tracks: readonly WorkTrack[]])[],
): Ask {
  const answered = (key: string, isFound: boolean): Answered => ({
    kind: "recording",
    key,
    status: isFound ? "found" : "missing",
  });
  return {
    about: recordings.map(([key]) => ({ kind: "recording", key })),
    request: {
      method: "POST",
      url: `${place.url}/metadata/recording/`,
      headers: tokenHeader(place),
      body: JSON.stringify({
        recording_mbids: recordings.map(([id]) => id),
        inc: "artist tag release",
      }),
    },
    read: (answer) => {
      const told = shaped(Recordings, valueOf(answer, place));
      // What is not known is left out; other keys alone are an answer of another kind.
      const isOther = Object.keys(told).length > 0 && recordings.every(([id]) => !(id in told));
      if (isOther) throw new Unusable("an answer about other recordings");
      return together(recordings.map(([id, tracks]) => {
        const parsed = v.safeParse(RecordingMetadata, told[id]);
        if (!parsed.success) return { answered: [answered(id, false)] };
        return withAnswered(answered(id, true), recordingFindings(tracks, parsed.output));
      }));
    },
    assume: () =>
      together(
        recordings.map(([id, tracks]) =>
          withAnswered(answered(id, true), recordingFindings(tracks, assumedRecording(tracks)))
        ),
      ),
  };
}

/** What a look-up says of a title; a match whose names differ is doubtful and not stored. */
function lookedUp(named: NamedTitle, matches: readonly Match[]): Findings {
  const { artist, title, tracks, searches } = named;
  const match = matches.find(({ recording_name, artist_credit_name }) =>
    isSameTitle(recording_name, title) && isCreditOf(artist_credit_name, artist)
  );
  const status = match === undefined ? "missing" : "found";
  const answered: Answered[] = keysOf(named).map((key) => ({ ...key, status }));
  if (match === undefined) return { answered };
  const uri = `musicbrainz:recording:${match.recording_mbid}`;
  // The track that a search found is known from now on, and need not be looked up itself.
  if (searches.length > 0) answered.push({ kind: "track", key: uri, status });
  const facts = {
    ...BLANK_TRACK,
    track_name: match.recording_name,
    primary_artist_name: match.artist_credit_name,
    album_name: match.release_name,
    musicbrainz_recording_id: match.recording_mbid,
  };
  const [artistId] = match.artist_mbids;
  return {
    answered,
    links: searches.map(({ artist, title }) => ({
      artist_name: artist,
      track_name: title,
      spotify_track_uri: uri,
    })),
    tracks: [...tracks.map(({ uri }) => uri), ...(searches.length === 0 ? [] : [uri])]
      .map((spotify_track_uri) => ({ ...facts, spotify_track_uri })),
    artists: artistId === undefined || match.artist_mbids.length > 1 ? [] : [
      ...new Set([
        ...tracks.flatMap(({ artists }) => artists),
        ...searches.map(({ artist }) => artist),
      ]),
    ]
      .map((name) => knownMbid(name, artistId)),
  };
}

function keysOf({ tracks, searches }: NamedTitle) {
  return [
    ...tracks.map(({ uri }) => ({ kind: "track", key: uri }) as const),
    ...searches.map(({ key }) => ({ kind: "search", key }) as const),
  ];
}

/** The matches by the place of what was asked: by their `index`, else in the order they come in. */
function matchesIn(
  answer: HttpAnswer,
  place: ListenBrainzPlace,
  asked: number,
): Map<number, Match[]> {
  const byIndex = new Map<number, Match[]>();
  for (const [at, item] of shaped(Matches, valueOf(answer, place)).entries()) {
    const parsed = v.safeParse(Match, item);
    if (!parsed.success) continue;
    const index = parsed.output.index ?? at;
    if (index >= asked) throw new Unusable("an answer about something that was not asked for");
    byIndex.set(index, [...byIndex.get(index) ?? [], parsed.output]);
  }
  return byIndex;
}

function valueOf(answer: HttpAnswer, { token }: ListenBrainzPlace): unknown {
  const { status, body } = answer;
  if (token === "" && status >= 400 && status < 500) {
    throw new Unusable(
      `ListenBrainz's public look-up does not answer (${described(answer)}): a free token in ` +
        "LISTENBRAINZ_TOKEN asks the documented one, see docs/enrichment.md",
    );
  }
  if (status !== 200) throw refused("ListenBrainz", answer);
  if (body.kind !== "json") throw new Unusable("an answer that is not JSON");
  return body.value;
}

function tokenHeader({ token }: ListenBrainzPlace): Record<string, string> {
  return token === "" ? {} : { authorization: `Token ${token}` };
}

function withAnswered(one: Answered, findings: Findings): Findings {
  return { ...findings, answered: [one, ...findings.answered] };
}

function assumedMatch({ artist, title }: NamedTitle): Match {
  return {
    recording_mbid: `?${JSON.stringify([artist, title])}`,
    recording_name: title,
    artist_credit_name: artist,
    release_name: "?",
    artist_mbids: [`?${artist}`],
  };
}

function cut(name: string): string {
  return name.slice(0, MOST_NAME_LENGTH).toWellFormed();
}
