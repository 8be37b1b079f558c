/**
 * What the public descriptions of the services allow a request to be: Spotify's by its OpenAPI
 * description, the others by their pages. One line a request.
 */
import type { ServiceCall } from "./services.ts";

interface Rule {
  readonly service: ServiceCall["service"];
  readonly method: "GET" | "POST";
  readonly path: RegExp;
  /** Parameters that may stand in the query, each with what it may be; `?` marks optional ones. */
  readonly query: Readonly<Record<string, RegExp>>;
  readonly headers: Readonly<Record<string, RegExp>>;
  readonly body?: RegExp;
}

const ID = "[0-9A-Za-z]{22}";
const ids = (most: number) => new RegExp(`^${ID}(,${ID}){0,${most - 1}}$`);
const BEARER = { authorization: /^Bearer [\x21-\x7e]+$/ };
const AGENT = { "user-agent": /^Tonearm\/[\d.]+ \(.+\)$/ };
const MARKET = { "market?": /^[A-Z]{2}$/ };
const MBID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

/** The requests that there are. */
const RULES: readonly Rule[] = [
  {
    service: "accounts",
    method: "POST",
    path: /^\/api\/token$/,
    query: {},
    headers: {
      authorization: /^Basic [0-9A-Za-z+/]+=*$/,
      "content-type": /^application\/x-www-form-urlencoded$/,
    },
    body: /^grant_type=client_credentials$/,
  },
  api(/^\/tracks$/, { ids: ids(50), ...MARKET }),
  api(new RegExp(`^/tracks/${ID}$`), MARKET),
  api(/^\/artists$/, { ids: ids(50) }),
  api(new RegExp(`^/artists/${ID}$`), {}),
  api(/^\/search$/, { q: /^.+$/s, type: /^track$/, limit: /^([1-9]|10)$/, ...MARKET }),
  posted("listenbrainz", /^\/metadata\/lookup\/$/, { authorization: /^Token \S+$/ }),
  posted("listenbrainz", /^\/metadata\/recording\/$/, {}),
  posted("labs", /^\/acr-lookup\/json$/, {}),
  open("reccobeats", /^\/track$/, { ids: ids(40) }),
  open("reccobeats", /^\/audio-features$/, { ids: ids(40) }),
  open("wikidata", /^\/sparql$/, {
    format: /^json$/,
    query: new RegExp(
      `^select [^"]+values \\?id \\{ "(${ID}|${MBID})"( "(${ID}|${MBID})"){0,99} \\}[\\s\\S]+$`,
    ),
  }),
  open("musicbrainz", /^\/url$/, {
    resource: new RegExp(`^https://open\\.spotify\\.com/(artist|track)/${ID}$`),
    inc: /^(artist|recording)-rels$/,
    fmt: /^json$/,
  }),
  open("musicbrainz", /^\/artist$/, searched(`arid:${MBID}`)),
  open("musicbrainz", /^\/recording$/, searched(`(rid:${MBID}|isrc:[A-Z]{2}[A-Z0-9]{3}[0-9]{7})`)),
  open("musicbrainz", new RegExp(`^/artist/${MBID}$`), { inc: /^genres$/, fmt: /^json$/ }),
  open("musicbrainz", new RegExp(`^/recording/${MBID}$`), {
    inc: /^isrcs artist-credits$/,
    fmt: /^json$/,
  }),
];

/** Which rule a request breaks, in words; undefined when it breaks none. */
export function brokenRule(call: ServiceCall): string | undefined {
  const shown = `${call.service} ${call.method} ${call.path}?${call.query}`;
  const rule = RULES.find(({ service, method, path }) =>
    service === call.service && method === call.method && path.test(call.path)
  );
  if (rule === undefined) return `${shown}: no such request is documented`;
  const names = new Map(
    Object.entries(rule.query).map(([name, form]) => [name.replace("?", ""), form]),
  );
  const missing = Object.keys(rule.query).filter((name) =>
    !name.endsWith("?") && !call.query.has(name)
  );
  const wrong = [...call.query].filter(([name, value]) => !names.get(name)?.test(value));
  const headers = Object.entries(rule.headers)
    .filter(([name, form]) => !form.test(call.headers.get(name) ?? ""));
  const isTooMany = call.query.getAll("resource").length > 100;
  const isBody = rule.body === undefined ? call.body === "" : rule.body.test(call.body);
  const parts = [
    ...missing.map((name) => `${name} is missing`),
    ...wrong.map(([name]) => `${name} is not as documented`),
    ...headers.map(([name]) => `header ${name} is not as documented`),
    ...(isTooMany ? ["more than 100 resources"] : []),
    ...(isBody ? [] : ["body is not as documented"]),
  ];
  return parts.length === 0 ? undefined : `${shown}: ${parts.join(", ")}`;
}

function api(path: RegExp, query: Rule["query"]): Rule {
  return { service: "spotify", method: "GET", path, query, headers: { ...BEARER, ...AGENT } };
}

/** A search by many ids: at most 100 an answer. */
function searched(term: string): Rule["query"] {
  return {
    query: new RegExp(`^${term}( OR ${term}){0,99}$`),
    limit: /^100$/,
    fmt: /^json$/,
  };
}

function posted(
  service: ServiceCall["service"],
  path: RegExp,
  headers: Rule["headers"],
): Rule {
  return {
    service,
    method: "POST",
    path,
    query: {},
    headers: { ...AGENT, ...headers, "content-type": /^application\/json$/ },
    body: /^[[{].+[\]}]$/s,
  };
}

function open(service: ServiceCall["service"], path: RegExp, query: Rule["query"]): Rule {
  return { service, method: "GET", path, query, headers: AGENT };
}
