/**
 * Where records end up, implemented a second time in plain TypeScript from the design and not from
 * lib/: tests compare ingest with it.
 */

import { DAY, readAccount, readExtended } from "./reference_reading.ts";

/** A history file: its kind, and the values in its list. */
export interface HistoryFile {
  readonly kind: "audio" | "video" | "account";
  readonly values: readonly unknown[];
  /** Its folder; files in one folder are one export. */
  readonly folder?: string;
}

/** The settings of an ingest. */
export interface Terms {
  readonly minPlayMs: number;
  /** The ingest's clock, in milliseconds since 1970. */
  readonly now: number;
  /** The content of `rules.json`; hours and days are in UTC. */
  readonly rules?: RulesJson;
}

/** The form of `rules.json`. */
export interface RulesJson {
  readonly leave_out?: readonly Readonly<Record<string, string | number | boolean>>[];
  readonly same_artist?: readonly (readonly string[])[];
  readonly same_track?: readonly (readonly { readonly artist: string; readonly track: string }[])[];
}

/** The expected result of an ingest. */
export interface Verdict {
  readonly records: number;
  readonly plays: readonly Event[];
  readonly aside: readonly Event[];
  readonly duplicates: number;
  readonly rejected: Readonly<Record<string, number>>;
}

/** A usable record. Times are milliseconds since 1970. */
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

/** An event, with how recent its source is: the last time in its folder, then in its file. */
interface Told extends Event {
  readonly reach: readonly number[];
  /** The index of its file, its folder, and the first and last time in the file. */
  readonly source: number;
  readonly folder: string;
  readonly span: readonly [number, number];
}

/** Assigns every record to exactly one category. */
export function judge(files: readonly HistoryFile[], terms: Terms): Verdict {
  const rejected: Record<string, number> = {};
  const read = files.map(({ kind, values, folder = "" }) => {
    const events: Event[] = [];
    for (const value of values) {
      const event = kind === "account"
        ? readAccount(value, terms)
        : readExtended(value, kind, terms);
      if (typeof event === "string") rejected[event] = (rejected[event] ?? 0) + 1;
      else events.push(event);
    }
    const times = events.filter((event) => isPlausible(event, terms)).map(({ utc }) => utc);
    return { folder, events, first: Math.min(...times), last: Math.max(0, ...times) };
  });
  const told = read.flatMap(({ folder, events, first, last }, source) => {
    const together = read.filter((other) => other.folder === folder).map((other) => other.last);
    return events.map((event): Told => ({
      ...event,
      source,
      folder,
      span: [first, last],
      reach: [Math.max(...together), last],
    }));
  });
  const kept = withoutTwins(told, terms);
  const named = withNames(told, kept, terms).sort((a, b) => compareLists(order(a), order(b)));
  const isPlay = (event: Event) => reasonAside(event, terms) === undefined;
  return {
    records: files.reduce((sum, { values }) => sum + values.length, 0),
    plays: named.filter(isPlay),
    aside: named.filter((event) => !isPlay(event)),
    duplicates: told.length - kept.length,
    rejected,
  };
}

/** Why an event is not a play; undefined if it is one. */
export function reasonAside(event: Event, terms: Terms): string | undefined {
  if (isLeftOut(event, terms)) return "left out";
  if (event.kind !== "track") return event.kind;
  if (event.file === "video") return "video";
  if (!isPlausible(event, terms)) return "implausible";
  return event.ms < terms.minPlayMs ? "short" : undefined;
}

/** Whether a rule leaves an event out; music videos and implausible records keep their reason. */
function isLeftOut(event: Event, terms: Terms): boolean {
  const isMusic = event.kind === "track";
  if (isMusic && (event.file === "video" || !isPlausible(event, terms))) return false;
  const at = new Date(event.utc);
  const day = at.toISOString().slice(0, 10);
  const same = (name: string | null, wanted: unknown) => fold(name) === fold(String(wanted));
  const namedIn = (rule: Readonly<Record<string, unknown>>) => {
    const [artist, track] = ["artist", "track"].map((key) =>
      rule[key] === undefined ? null : String(rule[key])
    );
    const names = standing({ artist: artist ?? null, track: track ?? null }, terms);
    return Object.fromEntries(Object.entries(names).filter(([key]) => rule[key] !== undefined));
  };
  return (terms.rules?.leave_out ?? []).some(({ from_hour, to_hour, ...written }) => {
    const rule = { ...written, ...namedIn(written) };
    if (from_hour !== undefined) {
      const hours = (Number(to_hour) - Number(from_hour) + 24) % 24 || 24;
      if ((at.getUTCHours() - Number(from_hour) + 24) % 24 >= hours) return false;
    }
    return Object.entries(rule).every(([key, wanted]) => {
      if (key === "artist") return isMusic && same(event.artist, wanted);
      if (key === "track") return isMusic && same(event.track, wanted);
      if (key === "album") return isMusic && same(event.album, wanted);
      if (key === "show") return !isMusic && same(event.artist, wanted);
      if (key === "private") return event.flags[3] === true;
      if (key === "from") return day >= String(wanted);
      if (key === "to") return day <= String(wanted);
      return key === "platform" && event.platform !== null &&
        event.platform.toLowerCase().startsWith(String(wanted));
    });
  });
}

/** The names that the rules give to an artist and a title. */
function standing(
  names: { readonly artist: string | null; readonly track: string | null },
  { rules }: Terms,
): { artist: string | null; track: string | null } {
  const artistOf = (name: string | null) =>
    rules?.same_artist?.find((group) => group.some((one) => fold(one) === fold(name)))?.[0] ?? name;
  const artist = artistOf(names.artist);
  const [first] =
    rules?.same_track?.find((group) =>
      group.some((one) =>
        fold(artistOf(one.artist)) === fold(artist) && fold(one.track) === fold(names.track)
      )
    ) ?? [];
  if (first === undefined) return { artist, track: names.track };
  return { artist: artistOf(first.artist), track: first.track };
}

function isPlausible({ utc, ms }: Event, { now }: Terms): boolean {
  return ms <= DAY && utc >= Date.UTC(2008, 9, 7) && utc <= now + DAY;
}

/** When a name was written: account data may be a minute late. */
function writtenAt(event: Event, terms: Terms): number {
  return isPlausible(event, terms)
    ? event.utc - (event.file === "account" ? 61_000 : 0)
    : -Infinity;
}

/** One record of each event: the best of equal ones, without any that another record covers. */
function withoutTwins(events: readonly Told[], terms: Terms): Told[] {
  const best = new Map<string, Told>();
  for (const event of events) {
    const what = event.uri === null ? namesKey(event) : event.uri;
    const key = JSON.stringify([event.utc, event.ms, event.uri === null, what]);
    const other = best.get(key);
    if (other === undefined || compareLists(rank(event), rank(other)) < 0) best.set(key, event);
  }
  const momentKey = (event: Event) => JSON.stringify([event.utc, event.ms, namesKey(event)]);
  const linked = new Set(events.filter(({ uri }) => uri !== null).map(momentKey));
  const minutes = new Set(
    events.filter(({ file }) => file !== "account").map((event) => minuteKey(event, 0)),
  );
  const distinct = [...best.values()].filter((event) =>
    !(event.uri === null && linked.has(momentKey(event)))
  );
  const beyond = beyondEnd(events, distinct, terms);
  const untold = distinct.filter((event) =>
    !(event.file === "account" && [-1, 0, 1].some((by) => minutes.has(minuteKey(event, by)))) ||
    beyond.has(momentKey(event))
  );
  const rows = untold.filter(({ file }) => file === "account");
  return untold.filter((event) =>
    event.file !== "account" || !rows.some((row) => isTold(event, row))
  );
}

/** Whether `row`, from another and more recent export of account data, is the same event. */
function isTold(event: Told, row: Told): boolean {
  const [[first, last], [otherFirst, otherLast]] = [event.span, row.span];
  const isOfOther = row.folder === event.folder
    ? row.source !== event.source && first < otherLast && otherFirst < last
    : true;
  return isOfOther && row.ms === event.ms && fold(row.track) === fold(event.track) &&
    Math.abs(row.utc - event.utc) <= MINUTE &&
    compareLists([...row.reach, row.utc], [...event.reach, event.utc]) > 0;
}

const MINUTE = 60_000;

/**
 * The rows of account data, as moments with names, that have no event of their own at the end of
 * extended history, in none of the files they are in. Rows of a file and events are paired off as in
 * any bipartite graph, with augmenting paths; the rows at the end come last.
 */
function beyondEnd(
  all: readonly Told[],
  distinct: readonly Told[],
  terms: Terms,
): ReadonlySet<string> {
  const extended = distinct.filter(({ file }) => file !== "account");
  const end = Math.max(...extended.filter((event) => isPlausible(event, terms)).map(minuteOf));
  const isLate = ({ utc }: Event) => utc === end || utc === end + MINUTE;
  const momentKey = (event: Event) => JSON.stringify([event.utc, event.ms, namesKey(event)]);
  const [paired, left] = [new Set<string>(), new Set<string>()];
  const ofAccount = all.filter(({ file }) => file === "account");
  for (const rows of Map.groupBy(ofAccount, ({ source }) => source).values()) {
    const named = new Map<string, Told>();
    for (const row of rows) {
      const key = momentKey(row);
      const other = named.get(key);
      if (other === undefined || compareLists([row.artist], [other.artist]) < 0) {
        named.set(key, row);
      }
    }
    const ofTitle = Map.groupBy(
      named.values(),
      ({ ms, track }) => JSON.stringify([ms, fold(track)]),
    );
    for (const same of ofTitle.values()) {
      const events = extended.filter((event) =>
        event.ms === same[0]?.ms && fold(event.track) === fold(same[0].track)
      );
      const lateOrder = (row: Told): Sortable[] => {
        const isNamed = events.some(({ artist }) => fold(artist) === fold(row.artist));
        return [-row.utc, isNamed, row.artist];
      };
      const late = same.filter(isLate).sort((a, b) => compareLists(lateOrder(a), lateOrder(b)));
      const most = mostPairs(same, events) - mostPairs(same.filter((row) => !isLate(row)), events);
      for (const [at, row] of late.entries()) {
        (at < late.length - most ? left : paired).add(momentKey(row));
      }
    }
  }
  return left.difference(paired);
}

function minuteOf({ utc }: Event): number {
  return Math.floor(utc / MINUTE) * MINUTE;
}

/** The size of a maximum matching of rows with events at most a minute away. */
function mostPairs(rows: readonly Told[], events: readonly Told[]): number {
  const takenBy = new Map<Told, Told>();
  const take = (row: Told, seen: Set<Told>): boolean =>
    events.some((event) => {
      if (Math.abs(minuteOf(event) - row.utc) > MINUTE || seen.has(event)) return false;
      seen.add(event);
      const holder = takenBy.get(event);
      if (holder !== undefined && !take(holder, seen)) return false;
      takenBy.set(event, row);
      return true;
    });
  return rows.filter((row) => take(row, new Set())).length;
}

function namesKey({ track, artist }: Event): string {
  return JSON.stringify([fold(track), fold(artist)]);
}

function minuteKey({ utc, ms, track }: Event, later: number): string {
  return JSON.stringify([Math.floor(utc / 60_000) + later, ms, fold(track)]);
}

/** The folded form of a name; null if nothing is left. */
function fold(name: string | null): string | null {
  const folded = (name ?? "").normalize("NFC").toLowerCase().replaceAll("ς", "σ")
    .replaceAll("ß", "ss").replaceAll(/\s+/g, " ").trim();
  return folded === "" ? null : folded;
}

/** The events that are kept, with the names that all records together decide. */
function withNames(told: readonly Told[], kept: readonly Told[], terms: Terms): Event[] {
  const byUri = (event: Told): Told => {
    if (event.uri === null || /^spotify:(show:|local::::)/.test(event.uri)) return event;
    const same = told.filter(({ uri }) => uri === event.uri);
    const [track = null, artist = null, album = null] = (["track", "artist", "album"] as const)
      .map((part) => newest(same, part, (one) => [...one.reach, writtenAt(one, terms)]));
    return { ...event, track, artist, album };
  };
  const ruled = (event: Told): Told =>
    event.kind === "track" ? { ...event, ...standing(event, terms) } : event;
  const ruledName = (event: Event, part: "track" | "artist" | "album"): string | undefined => {
    if (event.kind !== "track") return undefined;
    if (part === "artist") {
      return terms.rules?.same_artist?.find(([first = ""]) => fold(first) === fold(event.artist))
        ?.[0];
    }
    return part === "album" ? undefined : terms.rules?.same_track?.find(([first]) => {
      const names = standing({ artist: first?.artist ?? "", track: first?.track ?? "" }, terms);
      return fold(names.artist) === fold(event.artist) && fold(names.track) === fold(event.track);
    })?.[0]?.track;
  };
  const called = told.map(byUri).map(ruled);
  const spelling = (event: Event, part: "track" | "artist" | "album") => {
    const artist = part === "artist" ? null : fold(event.artist);
    const same = called.filter((other) =>
      other.kind === event.kind && fold(other[part]) === fold(event[part]) &&
      (part === "artist" || fold(other.artist) === artist)
    );
    return newest(same, part, (one) => [writtenAt(one, terms), ...one.reach]);
  };
  return kept.map(byUri).map(ruled).map((event) => ({
    ...event,
    track: ruledName(event, "track") ?? spelling(event, "track"),
    artist: ruledName(event, "artist") ?? spelling(event, "artist"),
    album: spelling(event, "album"),
  }));
}

/** The latest spelling of a part, the greatest if several are equally late; null if all are blank. */
function newest(
  events: readonly Told[],
  part: "track" | "artist" | "album",
  age: (event: Told) => readonly number[],
): string | null {
  const [last] = events.filter((event) => fold(event[part]) !== null)
    .sort((a, b) => compareLists([...age(b), b[part]], [...age(a), a[part]]));
  return last?.[part]?.replace(/^\uFEFF+/, "") ?? null;
}

type Sortable = string | number | boolean | null;

function rank(event: Told): Sortable[] {
  const { file, kind, track, artist, album, platform, country, start, end, flags } = event;
  const details = [start, end, ...flags, platform, country, album];
  return [
    file === "account",
    file === "video",
    ...event.reach.map((reach) => -reach),
    -details.filter((detail) => detail !== null).length,
    ...[kind, track, artist],
    ...details,
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
