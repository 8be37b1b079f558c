/** Records of exports, all invented; addresses are from ranges that are set aside for examples. */

/** The private fields' values: none of these may be met outside the input. */
export const PRIVATE = {
  ip_addr: "203.0.113.77",
  ip_addr_decrypted: "198.51.100.99",
  username: "quillfeather4711",
  user_agent_decrypted: "InventedAgent/9.9",
} as const;

/** An extended record with every field and private ones, and what a test changes. */
export function extended(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    ts: "2023-08-07T21:07:25Z",
    ...PRIVATE,
    platform: "ios",
    ms_played: 187_320,
    conn_country: "CA",
    master_metadata_track_name: "Harbour Lights",
    master_metadata_album_artist_name: "The Invented",
    master_metadata_album_album_name: "First Pressing",
    spotify_track_uri: "spotify:track:0a1b2c3d4e5f6g7h8i9j0k",
    episode_name: null,
    episode_show_name: null,
    spotify_episode_uri: null,
    reason_start: "trackdone",
    reason_end: "trackdone",
    shuffle: false,
    skipped: false,
    offline: false,
    offline_timestamp: null,
    incognito_mode: false,
    ...changes,
  };
}

/** `count` extended records a minute apart: tracks of some artists, a fifth of them short. */
export function history(count: number, from = "2022-03-01T00:00:00Z"): Record<string, unknown>[] {
  const start = Date.parse(from);
  return Array.from({ length: count }, (_, at) =>
    extended({
      ts: new Date(start + at * 60_000).toISOString().replace(".000", ""),
      ms_played: at % 5 === 4 ? 9_000 : 60_000 + at,
      master_metadata_track_name: `Song ${at % 7}`,
      master_metadata_album_artist_name: `Artist ${at % 3}`,
      spotify_track_uri: `spotify:track:${String(at % 21).padStart(22, "0")}`,
    }));
}
