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

/** Every key of an extended record, in Spotify's order. */
export const RECORD_KEYS = [
  "ts",
  "platform",
  "ms_played",
  "conn_country",
  "ip_addr",
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
  "reason_start",
  "reason_end",
  "shuffle",
  "skipped",
  "offline",
  "offline_timestamp",
  "incognito_mode",
] as const;

/**
 * Writes records as JSON. What a track or episode adds to its records is written once and kept,
 * because the same ones come again and again.
 */
export class RecordWriter {
  readonly #items = new Map<Track | Spoken, string>();
  readonly #settings = new WeakMap<Setting, readonly [string, string, string]>();

  /**
   * One record as a JSON object.
   *
   * @param ts the instant it ended; null makes a record that cannot be used
   */
  write(played: Played, ts: string | null = timestamp(played.endMs)): string {
    const [platform, place, end] = this.#setting(played.setting);
    const { msPlayed, reasonStart, reasonEnd, skipped, offlineTimestamp } = played;
    return `{"ts":${
      ts === null ? null : `"${ts}"`
    },"platform":${platform},"ms_played":${msPlayed}` +
      place + this.#item(played.item) +
      `"reason_start":${quote(reasonStart)},"reason_end":${quote(reasonEnd)}` +
      `,"shuffle":${played.setting.shuffle},"skipped":${skipped}` +
      `,"offline":${played.setting.offline},"offline_timestamp":${offlineTimestamp}` + end;
  }

  #item(item: Track | Spoken): string {
    const known = this.#items.get(item);
    if (known !== undefined) return known;
    const fields = "kind" in item ? spokenFields(item) : trackFields(item);
    const written = JSON.stringify({ ...NO_ITEM, ...fields }).slice(1, -1) + ",";
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

/** The keys that say what was played, all empty. */
const NO_ITEM: Readonly<Record<(typeof RECORD_KEYS)[number] & ItemKey, string | null>> = {
  master_metadata_track_name: null,
  master_metadata_album_artist_name: null,
  master_metadata_album_album_name: null,
  spotify_track_uri: null,
  episode_name: null,
  episode_show_name: null,
  spotify_episode_uri: null,
  audiobook_title: null,
  audiobook_uri: null,
  audiobook_chapter_uri: null,
  audiobook_chapter_title: null,
};

type ItemKey =
  | `master_metadata_${string}`
  | `spotify_${string}`
  | `episode_${string}`
  | `audiobook_${string}`;

/** A removed track has no names; the last file of someone's own has no artist. */
function trackFields({ album, title, uri, removed }: Track): Partial<typeof NO_ITEM> {
  if (removed) return { spotify_track_uri: uri };
  const anonymous = album.artist.local && album.tracks.at(-1)?.uri === uri;
  return {
    master_metadata_track_name: title,
    master_metadata_album_artist_name: anonymous ? null : album.artist.name,
    master_metadata_album_album_name: album.title,
    spotify_track_uri: uri,
  };
}

function spokenFields({ kind, from, title, uri, fromUri }: Spoken): Partial<typeof NO_ITEM> {
  return kind === "podcast"
    ? { episode_name: title, episode_show_name: from, spotify_episode_uri: uri }
    : {
      audiobook_title: from,
      audiobook_uri: fromUri,
      audiobook_chapter_uri: uri,
      audiobook_chapter_title: title,
    };
}

/** Reasons and addresses hold nothing that JSON would have to escape. */
function quote(text: string | null): string {
  return text === null ? "null" : `"${text}"`;
}
