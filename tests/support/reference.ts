/**
 * What becomes of records, written down a second time in plain TypeScript, from the words of the
 * design and not from lib/: tests hold ingest against it.
 */

/** A file of history: how it is known, and the values of its list. */
export interface HistoryFile {
  readonly kind: "audio" | "video" | "account";
  readonly values: readonly unknown[];
}

/** What ingest should find. */
export interface Verdict {
  readonly records: number;
  readonly plays: readonly Event[];
  readonly aside: readonly Event[];
  readonly duplicates: number;
  readonly rejected: Readonly<Record<string, number>>;
}

/** A record that can be used. Times are milliseconds since 1970. */
export interface Event {
  readonly utc: number;
  readonly ms: number;
  readonly kind: "audiobook" | "podcast" | "track";
  readonly track: string | null;
  readonly artist: string | null;
  readonly album: string | null;
  readonly uri: string | null;
  readonly platform: string | null;
  readonly country: string | null;
  readonly start: string | null;
  readonly end: string | null;
  readonly flags: readonly (boolean | null)[];
  readonly file: HistoryFile["kind"];
}

/** Sorts every record into its one place. */
export function judge(files: readonly HistoryFile[], minPlayMs: number): Verdict {
  const events: Event[] = [];
  const rejected: Record<string, number> = {};
  for (const { kind, values } of files) {
    for (const value of values) {
      const event = kind === "account" ? readAccount(value) : readExtended(value, kind);
      if (typeof event === "string") rejected[event] = (rejected[event] ?? 0) + 1;
      else events.push(event);
    }
  }
  const kept = withoutTwins(events);
  const isPlay = (event: Event) => reasonAside(event, minPlayMs) === undefined;
  return {
    records: files.reduce((sum, { values }) => sum + values.length, 0),
    plays: kept.filter(isPlay),
    aside: kept.filter((event) => !isPlay(event)),
    duplicates: events.length - kept.length,
    rejected,
  };
}

/** Why an event is no play; undefined when it is one. */
export function reasonAside(event: Event, minPlayMs: number): string | undefined {
  if (event.kind !== "track") return event.kind;
  if (event.file === "video") return "video";
  return event.ms < minPlayMs ? "short" : undefined;
}

function readExtended(value: unknown, file: "audio" | "video"): Event | string {
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
  const common = readCommon(value, "ts", "ms_played", [track, artist, uri, ...book, ...episode]);
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

function readAccount(value: unknown): Event | string {
  const text = textsOf(value);
  const track = text("trackName");
  const artist = text("artistName");
  const podcast = text("podcastName");
  const episode = text("episodeName");
  const common = readCommon(value, "endTime", "msPlayed", [track, artist, podcast, episode]);
  if (typeof common === "string") return common;
  return {
    ...common,
    kind: podcast === null && episode === null ? "track" : "podcast",
    track: track ?? episode,
    artist: artist ?? podcast,
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

function readCommon(
  value: unknown,
  time: string,
  duration: string,
  names: readonly (string | null)[],
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
  if (ms > 30 * 86_400_000) return "impossible duration";
  return names.every((name) => name === null) ? "nothing named" : { utc, ms };
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
  return isDay && day >= "2000" && day < "2100" ? time : undefined;
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

/** One of each event: extended before account data, sound before video, then by content. */
function withoutTwins(events: readonly Event[]): Event[] {
  const best = new Map<string, Event>();
  for (const event of events) {
    const named = event.uri === null ? [event.track, event.artist] : [];
    const key = JSON.stringify([event.utc, event.ms, event.uri, ...named]);
    const other = best.get(key);
    if (other === undefined || compareLists(rank(event), rank(other)) < 0) best.set(key, event);
  }
  const minutes = new Set(events.filter(({ file }) => file !== "account").map(minuteKey));
  return [...best.values()]
    .filter((event) => event.file !== "account" || !minutes.has(minuteKey(event)))
    .sort((a, b) => compareLists(order(a), order(b)));
}

function minuteKey({ utc, ms, track, artist }: Event): string {
  return JSON.stringify([Math.floor(utc / 60_000), ms, track, artist]);
}

type Sortable = string | number | boolean | null;

function rank(event: Event): Sortable[] {
  const { file, kind, track, artist, album, platform, country, start, end, flags } = event;
  return [
    file === "account",
    file === "video",
    ...[kind, track, artist, album, platform, country, start, end],
    ...flags,
  ];
}

function order({ utc, ms, uri, track, artist }: Event): Sortable[] {
  return [utc, ms, uri, track, artist];
}

/** Null comes last; text by code point, as its UTF-8 bytes would. */
function compareLists(a: readonly Sortable[], b: readonly Sortable[]): number {
  for (const [at, left] of a.entries()) {
    const right = b[at] ?? null;
    if (left === right) continue;
    if (left === null || right === null) return left === null ? 1 : -1;
    if (typeof left !== "string" || typeof right !== "string") return left < right ? -1 : 1;
    return compareTexts(left, right);
  }
  return 0;
}

function compareTexts(a: string, b: string): number {
  const [left, right] = [[...a], [...b]];
  for (const [at, char] of left.entries()) {
    const difference = (char.codePointAt(0) ?? 0) - (right[at]?.codePointAt(0) ?? -1);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}
