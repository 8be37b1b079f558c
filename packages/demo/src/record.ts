import { timestamp } from "./dates.ts";
import type { Track } from "./music.ts";
import type { Spoken } from "./spoken.ts";

/** Where and how a session is heard; the same for all its records. */
export interface Setting {
  readonly platform: string;
  readonly country: string;
  readonly ip: string | null;
  readonly shuffle: boolean;
  readonly offline: boolean;
  readonly incognito: boolean;
}

/** One time something was played: what will be one record of the export. */
export interface Played {
  readonly item: Track | Spoken;
  readonly setting: Setting;
  readonly msPlayed: number;
  readonly reasonStart: string | null;
  readonly reasonEnd: string | null;
  readonly skipped: boolean | null;
  readonly offlineTimestamp: number | null;
  /** It goes to the file of videos. */
  readonly video: boolean;
  /** When playback ended, in milliseconds since 1970 UTC. */
  endMs: number;
}

/** The keys that say what was played. */
const ITEM_KEYS = [
  "master_metadata_track_name",
  "master_metadata_album_artist_name",
  "master_metadata_album_album_name",
  "spotify_track_uri",
  "episode_name",
  "episode_show_name",
  "spotify_episode_uri",
  "audiobook_title",
  "audiobook_uri",
  "audiobook_chapter_uri",
  "audiobook_chapter_title",
] as const;

type ItemFields = Partial<Record<(typeof ITEM_KEYS)[number], string | null>>;

/** Every key of an extended record, in Spotify's order. */
export const RECORD_KEYS = [
  "ts",
  "platform",
  "ms_played",
  "conn_country",
  "ip_addr",
  ...ITEM_KEYS,
  "reason_start",
  "reason_end",
  "shuffle",
  "skipped",
  "offline",
  "offline_timestamp",
  "incognito_mode",
] as const;

/** One JSON object in three pieces: before, what was played as UTF-8, after. */
export type Json = readonly [head: string, item: Uint8Array, tail: string];

/**
 * Writes records as JSON. What a track or episode adds to its records is written and encoded once
 * and kept, because the same ones come again and again; the rest is ASCII.
 */
export class RecordWriter {
  readonly #encoder = new TextEncoder();
  readonly #items = new Map<Track | Spoken, Uint8Array>();
  readonly #settings = new WeakMap<Setting, readonly [string, string, string]>();

  /**
   * One record as a JSON object.
   *
   * @param ts the instant it ended; null makes a record that cannot be used
   */
  write(played: Played, ts: string | null = timestamp(played.endMs)): Json {
    const [platform, place, end] = this.#setting(played.setting);
    const { msPlayed, reasonStart, reasonEnd, skipped, offlineTimestamp } = played;
    const head = `{"ts":${quote(ts)},"platform":${platform},"ms_played":${msPlayed}${place}`;
    const tail = `"reason_start":${quote(reasonStart)},"reason_end":${quote(reasonEnd)}` +
      `,"shuffle":${played.setting.shuffle},"skipped":${skipped}` +
      `,"offline":${played.setting.offline},"offline_timestamp":${offlineTimestamp}${end}`;
    return [head, this.#item(played.item), tail];
  }

  #item(item: Track | Spoken): Uint8Array {
    const known = this.#items.get(item);
    if (known) return known;
    const fields = "kind" in item ? spokenFields(item) : trackFields(item);
    let json = "";
    for (const key of ITEM_KEYS) json += `"${key}":${JSON.stringify(fields[key] ?? null)},`;
    const written = this.#encoder.encode(json);
    this.#items.set(item, written);
    return written;
  }

  #setting(setting: Setting): readonly [string, string, string] {
    const known = this.#settings.get(setting);
    if (known) return known;
    const written = [
      JSON.stringify(setting.platform),
      `,"conn_country":"${setting.country}","ip_addr":${quote(setting.ip)},`,
      `,"incognito_mode":${setting.incognito}}`,
    ] as const;
    this.#settings.set(setting, written);
    return written;
  }
}

/** A removed track has no names; the last file of someone's own has no artist. */
function trackFields({ album, title, uri, removed }: Track): ItemFields {
  if (removed) return { spotify_track_uri: uri };
  const anonymous = album.artist.local && album.tracks.at(-1)?.uri === uri;
  return {
    master_metadata_track_name: title,
    master_metadata_album_artist_name: anonymous ? null : album.artist.name,
    master_metadata_album_album_name: album.title,
    spotify_track_uri: uri,
  };
}

function spokenFields({ kind, from, title, uri, fromUri }: Spoken): ItemFields {
  return kind === "podcast"
    ? { episode_name: title, episode_show_name: from, spotify_episode_uri: uri }
    : {
      audiobook_title: from,
      audiobook_uri: fromUri,
      audiobook_chapter_uri: uri,
      audiobook_chapter_title: title,
    };
}

/** Times, reasons and addresses hold nothing that JSON would have to escape. */
function quote(text: string | null): string {
  return text === null ? "null" : `"${text}"`;
}
