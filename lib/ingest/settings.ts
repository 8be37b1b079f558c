import { integer, type SettingsTable, text } from "../core/settings.ts";

/** The settings of reading an export. */
export const INGEST_SETTINGS = {
  dataRawDir: text("DATA_RAW_DIR", "data_raw", "a folder or a file", {
    flag: "data-raw-dir",
    help: "The folder that holds the Spotify export, as ZIP or as files; or a single ZIP or file.",
  }),
  minPlayDurationMs: integer("MIN_PLAY_DURATION_MS", 30_000, 0, 3_600_000, {
    flag: "min-play-ms",
    help: "How long a track must play, in milliseconds, to count as a play.",
  }),
} as const satisfies SettingsTable;
