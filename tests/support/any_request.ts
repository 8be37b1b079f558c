import fc from "npm:fast-check@4.10.2";

const segment = fc.oneof(
  fc.constantFrom("artist", "api", "plays", "history", "sign-in", "..", ".", "", "%2e%2e", "%00"),
  fc.constantFrom(
    "summary",
    "trends",
    "top-artists",
    "artists",
    "year",
    "2024",
    "search",
    "tracks",
  ),
  fc.constantFrom("__proto__", "constructor", "%E0%A4%A", "%ff", "'--", "${7*7}", "\\..\\", "*"),
  fc.string({ maxLength: 12 }).map((text) => text.toWellFormed()),
);
const path = fc.oneof(
  fc.array(segment, { maxLength: 6 }).map((parts) => `/${parts.join("/")}`),
  fc.constantFrom(
    "/",
    "/api/summary",
    "/api/trends",
    "/api/top-artists",
    "/api/search",
    "/artists",
  ),
);
const name = fc.oneof(
  fc.constantFrom("startDate", "endDate", "metric", "limit", "artist", "q", "cursor", "format"),
  fc.string({ maxLength: 10 }).map((text) => text.toWellFormed()),
);
const value = fc.oneof(
  fc.constantFrom(
    "2024-02-30",
    "9999-12-31",
    "-1",
    "1e400",
    "NaN",
    "hours",
    "' or 1=1 --",
    "\u0000",
  ),
  fc.constantFrom("2024-01-01", "0", "100", "__proto__", "[object Object]", "\ufeff", "%", "csv"),
  fc.string({ maxLength: 20 }).map((text) => text.toWellFormed()),
);
const query = fc.array(fc.tuple(name, value), { maxLength: 5 })
  .map((pairs) => new URLSearchParams(pairs));
const headerValue = fc.string({ maxLength: 60 }).map((text) => text.replaceAll(/[^ -~]/g, ""));
const headers = fc.dictionary(
  fc.constantFrom(
    ...["Cookie", "Authorization", "Host", "Origin", "Referer", "X-Forwarded-For", "Accept"],
    ...["Sec-Fetch-Site", "Sec-Fetch-Mode", "Content-Type", "Content-Length", "If-None-Match"],
    ...["X-Forwarded-Proto", "X-Forwarded-Host", "X-HTTP-Method-Override", "Range", "Forwarded"],
  ),
  fc.oneof(
    headerValue,
    fc.constantFrom("tonearm=v1.9999999999.AAAAAAAAAAAAAAAA.x", "Bearer x", "same-origin"),
    fc.constantFrom("127.0.0.1", "localhost", "[::1]", "-1", "1e9", "*", "null", "https"),
  ),
  { maxKeys: 6 },
);
const method = fc.constantFrom("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "BREW");
/** Any request to a site: addresses, parameters, headers and cookies of the nasty kind. */
export function anyRequest(origin: string): fc.Arbitrary<Request> {
  return fc.record({ path, query, headers, method }).map((parts) => {
    const url = new URL(origin);
    url.pathname = parts.path;
    url.search = `${parts.query}`;
    return new Request(url, { method: parts.method, headers: parts.headers });
  });
}
