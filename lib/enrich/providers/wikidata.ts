import * as v from "valibot";
import { BLANK_ARTIST } from "../blank.ts";
import { joinGenres } from "../genre_list.ts";
import type { HttpAnswer } from "../http.ts";
import { type Ask, type Provider, Unusable } from "../provider.ts";
import { shaped } from "../shapes.ts";
import type { WorkArtist } from "../work_input.ts";
import { refused } from "./refused.ts";

/** How many artists one query names. */
const MOST_IDS = 80;

const Text = v.object({ value: v.string() });
const Answer = v.object({
  results: v.object({
    bindings: v.array(v.object({ id: Text, genreLabel: v.optional(Text) })),
  }),
});

/** Wikidata: genres of artists by Spotify id, 80 a query, by SPARQL. CC0. */
export function wikidata(options: { readonly url: string; readonly userAgent: string }): Provider {
  const provider: Provider = {
    name: "wikidata",
    overhead: 0,
    rateLimit: {
      intervalMs: 2_000,
      timeoutMs: 65_000,
      headers: { "user-agent": options.userAgent, accept: "application/sparql-results+json" },
    },
    fills: { track: [], artist: ["genres"], features: false },
    *asks(work) {
      if (!work.targets.has("artists")) return;
      for (let next; (next = work.nextArtists(provider, MOST_IDS)).length > 0;) {
        yield artistAsk(options.url, next);
      }
    },
  };
  return provider;
}

function artistAsk(url: string, artists: readonly (readonly WorkArtist[])[]): Ask {
  const ids = artists.flatMap(([first]) => first?.id ?? []);
  const all = artists.flat();
  return {
    about: all.map(({ name }) => ({ kind: "artist", key: name })),
    request: { url: `${url}?format=json&query=${encodeURIComponent(sparql(ids))}` },
    read: (answer) => {
      const genres = genresById(answer);
      return {
        settled: all.map(({ name, id = "" }) => ({
          kind: "artist",
          key: name,
          status: genres.has(id) ? "found" : "missing",
        })),
        artists: all.flatMap(({ name, id = "" }) => {
          const labels = genres.get(id);
          return labels === undefined
            ? []
            : [{ ...BLANK_ARTIST, artist_name: name, genres: joinGenres(labels) }];
        }),
      };
    },
    assume: () => ({
      settled: all.map(({ name }) => ({ kind: "artist", key: name, status: "found" })),
      artists: all.map(({ name }) => ({ ...BLANK_ARTIST, artist_name: name, genres: "?" })),
    }),
  };
}

/** P1902 is the Spotify artist id, P136 the genre; an artist without genres has a row as well. */
function sparql(ids: readonly string[]): string {
  const values = ids.filter((id) => /^[0-9A-Za-z]+$/.test(id)).map((id) => `"${id}"`).join(" ");
  return `
select ?id ?genreLabel where {
  values ?id { ${values} }
  ?artist wdt:P1902 ?id .
  optional {
    ?artist wdt:P136 ?genre .
    ?genre rdfs:label ?genreLabel .
    filter(lang(?genreLabel) = "en")
  }
}
order by ?id ?genreLabel`.trim();
}

function genresById(answer: HttpAnswer): Map<string, string[]> {
  if (answer.status !== 200) throw refused("Wikidata", answer);
  if (answer.body.kind !== "json") throw new Unusable("an answer that is no JSON");
  const byId = new Map<string, string[]>();
  for (const { id, genreLabel } of shaped(Answer, answer.body.value).results.bindings) {
    const labels = byId.get(id.value) ?? [];
    if (genreLabel !== undefined) labels.push(plainLabel(genreLabel.value));
    byId.set(id.value, labels);
  }
  return byId;
}

/** `rock music` is what others call `rock`. */
function plainLabel(label: string): string {
  return label.replace(/(?<=\S) music$/i, "");
}
