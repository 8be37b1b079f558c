/** How the oracle of ingest reads a record, from the words of the design and not from lib/. */
import type { Event, Terms } from "./reference.ts";

/** A day, in milliseconds. */
export const DAY = 86_400_000;

/** A record of the extended history; or why it cannot be used. */
export function readExtended(
  value: unknown,
  file: "audio" | "video",
  terms: Terms,
): Event | string {
  const text = textsOf(value);
  const track = text("master_metadata_track_name");
  const artist = text("master_metadata_album_artist_name");
  const book = [
    "audiobook_title",
    "audiobook_uri",
    "audiobook_chapter_uri",
    "audiobook_chapter_title",
  ]
    .map(text);
  const episode = ["episode_name", "episode_show_name", "spotify_episode_uri"].map(text);
  const uri = text("spotify_track_uri");
  const named = [track, artist, uri, ...book, ...episode];
  const common = readCommon(value, ["ts", "ms_played"], named, terms);
  if (typeof common === "string") return common;
  const isEpisode = episode.some((part) => part !== null) || uri?.startsWith("spotify:episode:");
  return {
    ...common,
    kind: book.some((part) => part !== null) ? "audiobook" : isEpisode ? "podcast" : "track",
    track: track ?? text("episode_name") ?? text("audiobook_chapter_title"),
    artist: artist ?? text("episode_show_name") ?? text("audiobook_title"),
    album: text("master_metadata_album_album_name"),
    uri: uri ?? text("spotify_episode_uri") ?? text("audiobook_chapter_uri") ??
      text("audiobook_uri"),
    platform: fieldOf(value, "platform") ?? null,
    country: text("conn_country"),
    start: text("reason_start"),
    end: text("reason_end"),
    flags: ["shuffle", "skipped", "offline", "incognito_mode"].map((name) =>
      truthOf(fieldOf(value, name))
    ),
    file,
  };
}

/** A record of account data; or why it cannot be used. */
export function readAccount(value: unknown, terms: Terms): Event | string {
  const text = textsOf(value);
  const track = text("trackName");
  const artist = text("artistName");
  const podcast = text("podcastName");
  const episode = text("episodeName");
  const named = [track, artist, podcast, episode];
  const common = readCommon(value, ["endTime", "msPlayed"], named, terms);
  if (typeof common === "string") return common;
  return {
    ...common,
    kind: podcast === null && episode === null ? "track" : "podcast",
    track: withoutPlaceholder(track ?? episode),
    artist: withoutPlaceholder(artist ?? podcast),
    album: null,
    uri: null,
    platform: null,
    country: null,
    start: null,
    end: null,
    flags: [null, null, null, null],
    file: "account",
  };
}

function withoutPlaceholder(name: string | null): string | null {
  return /^Unknown (Artist|Track|Book|Chapter)$/.test(name ?? "") ? null : name;
}

function readCommon(
  value: unknown,
  [time, duration]: readonly [string, string],
  names: readonly (string | null)[],
  { minPlayMs }: Terms,
): { utc: number; ms: number } | string {
  const isRecord = typeof value === "object" && value !== null && !Array.isArray(value) &&
    Object.values(value).some((field) => field !== null);
  if (!isRecord) return "no record";
  const timeText = fieldOf(value, time);
  if (timeText === undefined) return "no time";
  const utc = timeOf(timeText);
  if (utc === undefined) return "impossible time";
  const durationText = fieldOf(value, duration);
  if (durationText === undefined) return "no duration";
  if (!/^-?\d+$/.test(durationText)) return "impossible duration";
  const ms = Number(durationText);
  if (ms < 0) return "negative duration";
  if (ms > 36_600 * DAY) return "impossible duration";
  const isNamed = names.some((name) => name !== null);
  return isNamed || ms < minPlayMs ? { utc, ms } : "nothing named";
}

/** The value of a field as text; undefined when it is null or absent. */
function fieldOf(value: unknown, name: string): string | undefined {
  const field = typeof value === "object" && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
  return field === null || field === undefined ? undefined : String(field);
}

/** A reader of fields that says nothing of empty ones. */
function textsOf(value: unknown): (name: string) => string | null {
  return (name) => {
    const text = fieldOf(value, name);
    return text === undefined || text === "" ? null : text;
  };
}

function timeOf(text: string): number | undefined {
  if (/^\d+$/.test(text)) return timeOfNumber(Number(text));
  const parts = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d)?(?:\.\d+)?(?:Z| UTC)?$/.exec(text);
  if (parts === null) return undefined;
  const [, day = "", minute = "", second = ":00"] = parts;
  const time = Date.parse(`${day}T${minute}${second}Z`);
  const isDay = !Number.isNaN(time) && new Date(time).toISOString().startsWith(`${day}T`);
  return isDay && day >= "1970" && day < "9998-12-31" ? time : undefined;
}

/** The only unit, from seconds to nanoseconds since 1970, in which a number is a time of this century. */
function timeOfNumber(number: number): number | undefined {
  for (const perSecond of [1, 1e3, 1e6, 1e9]) {
    const seconds = Math.floor(number / perSecond);
    if (seconds >= Date.UTC(2000) / 1000 && seconds < Date.UTC(2100) / 1000) return seconds * 1000;
  }
  return undefined;
}

function truthOf(text: string | undefined): boolean | null {
  if (text === undefined || text === "") return null;
  if (/^(true|false)$/i.test(text)) return text.toLowerCase() === "true";
  return Number.isNaN(Number(text)) ? null : Number(text) !== 0;
}
