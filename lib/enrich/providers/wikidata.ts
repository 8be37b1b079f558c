import * as v from "valibot";
import { BLANK_ARTIST } from "../blank.ts";
import { joinGenres } from "../genre_list.ts";
import type { HttpAnswer } from "../http.ts";
import { type ArtistFacts, type Ask, type Provider, Unusable } from "../provider.ts";
import { shaped } from "../shapes.ts";
import type { WorkArtist } from "../work_input.ts";
import { MusicBrainzId } from "./listenbrainz_read.ts";
import { refused } from "./refused.ts";
import { plainLabel } from "./wikidata_label.ts";

/** How many artists one query names. */
const MOST_IDS = 80;
/** How wide a picture is asked for, in pixels: one of the sizes that Wikimedia keeps ready. */
const PICTURE_WIDTH = 330;

const Text = v.object({ value: v.string() });
const Answer = v.object({
  results: v.object({
    bindings: v.array(v.object({
      id: Text,
      genreLabel: v.optional(Text),
      mbid: v.optional(Text),
      picture: v.optional(Text),
    })),
  }),
});

type Same = readonly WorkArtist[];

/** What Wikidata says of one artist. */
interface Entry {
  readonly genres: Set<string>;
  mbid: string | null;
  picture: string | null;
}

/**
 * Wikidata: genres, pictures and MusicBrainz ids of artists, 80 a query, by SPARQL. Artists are found
 * by their Spotify id, or by their MusicBrainz id where that is all there is. CC0.
 */
export function wikidata(options: { readonly url: string; readonly userAgent: string }): Provider {
  const provider: Provider = {
    name: "wikidata",
    finds: "ids",
    artistId: ({ id, mbid }) => id ?? mbid,
    overhead: 0,
    rateLimit: {
      intervalMs: 2_000,
      timeoutMs: 65_000,
      headers: { "user-agent": options.userAgent, accept: "application/sparql-results+json" },
    },
    fills: { track: [], artist: ["genres", "image_url"], features: false },
    *asks(work) {
      if (!work.targets.has("artists")) return;
      for (let next; (next = work.nextArtists(provider, MOST_IDS)).length > 0;) {
        yield artistsAsk(options.url, next);
      }
    },
  };
  return provider;
}

function artistsAsk(url: string, artists: readonly Same[]): Ask {
  const all = artists.flat();
  return {
    about: all.map(({ name }) => ({ kind: "artist", key: name })),
    request: { url: `${url}?format=json&query=${encodeURIComponent(sparql(artists))}` },
    read: (answer) => {
      const entries = entriesById(answer);
      const entryOf = ({ id, mbid }: WorkArtist) => entries.get(id ?? mbid ?? "");
      return {
        answered: all.map((artist) => ({
          kind: "artist",
          key: artist.name,
          status: entryOf(artist) === undefined ? "missing" : "found",
        })),
        artists: all.flatMap((artist) => {
          const entry = entryOf(artist);
          return entry === undefined ? [] : [artistFacts(artist.name, entry)];
        }),
      };
    },
    assume: () => ({
      answered: all.map(({ name }) => ({ kind: "artist", key: name, status: "found" })),
      artists: all.map(({ name }) => ({
        ...BLANK_ARTIST,
        artist_name: name,
        genres: "?",
        image_url: "?",
      })),
    }),
  };
}

function artistFacts(name: string, { genres, mbid, picture }: Entry): ArtistFacts {
  return {
    ...BLANK_ARTIST,
    artist_name: name,
    genres: joinGenres([...genres]),
    image_url: picture,
    musicbrainz_artist_id: mbid,
  };
}

/**
 * P1902 is the Spotify artist id, P434 the MusicBrainz artist id, P136 the genre, P18 the picture; an
 * artist without any of these has a row as well.
 */
function sparql(artists: readonly Same[]): string {
  const quoted = (ids: readonly (string | undefined)[], form: RegExp) =>
    ids.filter((id) => id !== undefined && form.test(id)).map((id) => `"${id}"`).join(" ");
  const spotify = quoted(artists.map(([first]) => first?.id), /^[0-9A-Za-z]+$/);
  const byMbid = artists.filter(([first]) => first?.id === undefined);
  const mbids = quoted(byMbid.map(([first]) => first?.mbid), /^[0-9a-f-]{36}$/);
  const found = [
    ...(spotify === "" ? [] : [`values ?id { ${spotify} } ?artist wdt:P1902 ?id .`]),
    ...(mbids === "" ? [] : [`values ?id { ${mbids} } ?artist wdt:P434 ?id .`]),
  ];
  const artist = found.length === 1 ? found[0] : found.map((one) => `{ ${one} }`).join(" union ");
  return `
select ?id ?mbid ?picture ?genreLabel where {
  ${artist}
  optional { ?artist wdt:P434 ?mbid . }
  optional { ?artist wdt:P18 ?picture . }
  optional {
    ?artist wdt:P136 ?genre .
    ?genre rdfs:label ?genreLabel .
    filter(lang(?genreLabel) = "en")
  }
}
order by ?id ?mbid ?picture ?genreLabel`.trim();
}

/** The rows of an answer by id: one for each combination of genre, picture and MusicBrainz id. */
function entriesById(answer: HttpAnswer): Map<string, Entry> {
  if (answer.status !== 200) throw refused("Wikidata", answer);
  if (answer.body.kind !== "json") throw new Unusable("an answer that is not JSON");
  const byId = new Map<string, Entry>();
  for (const row of shaped(Answer, answer.body.value).results.bindings) {
    const entry = byId.get(row.id.value) ?? { genres: new Set(), mbid: null, picture: null };
    byId.set(row.id.value, entry);
    if (row.genreLabel !== undefined) entry.genres.add(plainLabel(row.genreLabel.value));
    if (v.is(MusicBrainzId, row.mbid?.value)) entry.mbid ??= row.mbid?.value ?? null;
    entry.picture ??= pictureUrl(row.picture?.value);
  }
  return byId;
}

/** The address of a picture at Wikimedia Commons in a size for pages; null for anything else. */
function pictureUrl(address: string | undefined): string | null {
  const path = address?.match(
    /^https?:\/\/commons\.wikimedia\.org\/wiki\/(Special:FilePath\/[^\s"'<>?]+)$/,
  )?.[1];
  return path === undefined
    ? null
    : `https://commons.wikimedia.org/wiki/${path}?width=${PICTURE_WIDTH}`;
}
