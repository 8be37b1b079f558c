/** Spotify's sign-in and Web API, as documented for both kinds of app. */
import type { WorldArtist, WorldTrack } from "./enrich_world.ts";
import { CLIENT_ID, CLIENT_SECRET, type ServiceCall, type Services } from "./services.ts";

/** `POST /api/token` */
export function spotifyToken({ token }: Services, { headers }: ServiceCall): Response {
  const right = `Basic ${btoa(`${CLIENT_ID}:${CLIENT_SECRET}`)}`;
  if (headers.get("authorization") !== right) {
    return Response.json(
      { error: "invalid_client", error_description: "Invalid client secret" },
      { status: 400 },
    );
  }
  return Response.json({ access_token: token, token_type: "Bearer", expires_in: 3600 });
}

/** The Web API under `/v1`. */
export function spotifyApi(services: Services, call: ServiceCall): Response {
  const { mode, token } = services;
  if (call.headers.get("authorization") !== `Bearer ${token}`) {
    return spotifyError(401, "The access token expired");
  }
  const [, name, id] = call.path.split("/");
  if (name === "search") return search(services, call);
  const isBatch = id === undefined;
  if (isBatch && mode === "single") return spotifyError(403, "Forbidden");
  const ids = isBatch ? (call.query.get("ids") ?? "").split(",") : [id];
  if (ids.some((one) => !/^[0-9A-Za-z]{22}$/.test(one))) {
    return spotifyError(400, "Invalid base62 id");
  }
  const found = ids.map((one) => {
    const track = name === "tracks" ? services.tracksById.get(one) : undefined;
    if (track !== undefined) return trackJson(track, mode);
    const artist = name === "artists" ? services.artistsById.get(one) : undefined;
    return artist === undefined ? null : artistJson(artist, mode);
  });
  if (isBatch) return Response.json({ [name ?? ""]: found });
  return found[0] ? Response.json(found[0]) : spotifyError(404, "Resource not found");
}

/** An error as the Web API writes it. */
export function spotifyError(status: number, message: string, reason?: string): Response {
  return Response.json({ error: { status, message, ...(reason ? { reason } : {}) } }, { status });
}

/** The end of a development app's quota. */
export function quotaExceeded(seconds: number): Response {
  return Response.json(
    { error: { status: 429, message: "Too many requests", reason: "QUOTA_EXCEEDED" } },
    { status: 429, headers: { "retry-after": String(seconds) } },
  );
}

function search({ world, mode }: Services, { query }: ServiceCall): Response {
  const [, title, artist] = (query.get("q") ?? "").match(/^track:"(.*)" artist:"(.*)"$/) ?? [];
  const words = (text: string) => text.toLowerCase();
  // A loose search, as the real one is: every title that begins alike is a hit.
  const items = world.tracks
    .filter((track) => words(track.title).startsWith(words(title ?? "").slice(0, 6)))
    .toSorted((a, b) =>
      Number(words(b.artist.name) === words(artist ?? "")) -
      Number(words(a.artist.name) === words(artist ?? ""))
    )
    .slice(0, Number(query.get("limit")));
  return Response.json({
    tracks: { items: items.map((track) => trackJson(track, mode)), total: items.length },
  });
}

function trackJson({ id, title, artist }: WorldTrack, mode: "batch" | "single") {
  const credit = { id: artist.id, name: artist.name, type: "artist" };
  return {
    id,
    name: title,
    type: "track",
    uri: `spotify:track:${id}`,
    artists: [credit],
    album: {
      id: id.replace("T", "B"),
      name: `Album of ${title}`,
      artists: [credit],
      images: [
        { url: `https://i.example.org/${id}/640`, height: 640, width: 640 },
        { url: `https://i.example.org/${id}/300`, height: 300, width: 300 },
        { url: `https://i.example.org/${id}/64`, height: 64, width: 64 },
      ],
      release_date: "1998-01-01",
      release_date_precision: "year",
      total_tracks: 10,
    },
    duration_ms: 200_000,
    explicit: false,
    external_ids: { isrc: "CAA012312345" },
    ...(mode === "batch" ? { popularity: 42, available_markets: ["CA"] } : {}),
  };
}

function artistJson({ id, name, genres }: WorldArtist, mode: "batch" | "single") {
  return {
    id,
    name,
    type: "artist",
    genres,
    images: [{ url: `https://i.example.org/${id}/320`, height: 320, width: 320 }],
    ...(mode === "batch" ? { popularity: 50, followers: { href: null, total: 1234 } } : {}),
  };
}
