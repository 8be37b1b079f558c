import { namesOf } from "../../core/settings.ts";
import { enrichHosts } from "../../enrich/hosts.ts";
import { ENRICH_SETTINGS, enrichSettings } from "../../enrich/settings.ts";
import { postgresPermissions } from "../../db/postgres/permissions.ts";
import { RULES_FILE } from "../../ingest/rules/read_rules.ts";
import { RULES_PART } from "../../ingest/rules/write_rules.ts";
import { type Command, declare, type Flag } from "./command.ts";

const ENRICH_FLAGS = {
  open: {
    help: "Ask the open services that need no key: ListenBrainz, MusicBrainz, Wikidata.",
  },
  limit: { value: "N", help: "The maximum number of requests in this run." },
  only: { value: "KIND", help: "Only tracks, artists or features." },
  "refresh-older-than": {
    value: "DAYS",
    help: "Ask again for answers older than this, such as 180d.",
  },
  "dry-run": { help: "Send nothing; show what would be asked and the coverage it would reach." },
  "retry-now": {
    help: "Ask services that requested a pause before the pause is over.",
  },
  market: {
    value: "CC",
    help: "Spotify's market, two capital letters; default none, which keeps tracks as they were.",
  },
} as const satisfies Record<string, Flag>;

/** From the export to the database: each task and its flags. */
export const HISTORY_COMMANDS = {
  ingest: declare({
    summary: "Reads the export in data_raw/ into data/spotify.duckdb.",
    details:
      "Recognises listening history by its content, in folders, ZIPs and ZIPs inside ZIPs. It counts " +
      "every record exactly once and replaces the database in one step: a run that fails leaves the " +
      "old one as it was. Metadata that was fetched earlier is kept.",
    script: "scripts/ingest_spotify.ts",
    settings: ["dataRawDir", "dataDir", "localTimezone", "minPlayDurationMs"],
    isPrivate: true,
    flags: {
      strict: { help: "Fail when a record cannot be used, instead of counting and storing it." },
      "allow-empty": { help: "Replace a database that has plays even if the new one has none." },
      events: { help: "Print progress as lines of JSON, for a program that follows it." },
    },
    examples: [
      ["ingest", "Read everything in data_raw/."],
      ["ingest --timezone Europe/Berlin", "Count hours and days as they were in Berlin."],
      ["ingest --json", "Print the counts as one JSON object."],
    ],
    permissions: ({ settings }) => ({
      read: [settings.dataRawDir, settings.dataDir],
      write: [settings.dataDir],
      ffi: true,
    }),
  }),
  rules: declare({
    summary: "Lists your rules with the effect of each; add and remove change them.",
    details:
      "Rules say what to leave out of your history (artists, tracks, albums, shows, private sessions, " +
      "days, a device at certain hours) and which names are the same. They are in rules.json in the " +
      "input folder, and ingest applies them; docs/rules.md says how. Changes keep the file's " +
      "formatting and are written in one step.",
    script: "scripts/rules.ts",
    settings: ["dataRawDir", "dataDir"],
    isPrivate: true,
    argument: {
      name: "[add|remove]",
      help: "add a rule given by the flags below, or remove the one given by --rule",
    },
    flags: {
      artist: { value: "NAME", help: "Leave out that artist." },
      track: { value: "TITLE", help: "Leave out that track of --artist." },
      album: { value: "TITLE", help: "Leave out that album; with --artist, only that artist's." },
      show: { value: "TITLE", help: "Leave out that podcast or audiobook." },
      private: { help: "Leave out private sessions." },
      from: { value: "DAY", help: "Leave out plays from that local day on, such as 2020-03-01." },
      to: { value: "DAY", help: "Leave out plays until the end of that local day." },
      platform: { value: "DEVICE", help: "Leave out plays on that kind of device." },
      "from-hour": {
        value: "HOUR",
        help: "Leave out plays that ended at that local hour or later, 0 to 23.",
      },
      "to-hour": { value: "HOUR", help: "The end of those hours, exclusive, 1 to 24." },
      "same-as": {
        value: "NAME",
        help: "The name to show in place of --artist, or of --track by --artist.",
      },
      "of-artist": {
        value: "NAME",
        help: "The artist of the --same-as track, if it is a different one.",
      },
      rule: { value: "N", help: "The number of the rule to remove." },
    },
    examples: [
      ["rules", "List the rules with the plays and hours of each."],
      ['rules add --artist "Rain Sounds"', "Leave an artist out."],
      [
        "rules add --platform cast --from-hour 22 --to-hour 6",
        "Leave out what a speaker played at night.",
      ],
      ['rules add --artist "Old Name" --same-as "New Name"', "Count two names as one artist."],
      ["rules remove --rule 2", "Remove the second rule."],
    ],
    permissions: ({ settings }) => {
      const written = [RULES_FILE, RULES_PART].map((name) => `${settings.dataRawDir}/${name}`);
      return { read: [settings.dataRawDir, settings.dataDir], write: written, ffi: true };
    },
  }),
  enrich: declare({
    summary: "Fetches metadata: release dates, covers, genres, pictures, audio features.",
    details:
      "Asks your own Spotify app, or services that need no key, about the tracks and artists you " +
      "listened to, the most-listened first. Every answer is stored as it arrives: you can stop at any " +
      "moment and run it again to continue. Nothing that was answered is asked twice. When a daily " +
      "quota is used up, it says when to come back.",
    script: "scripts/enrich_metadata.ts",
    settings: ["dataRawDir", "dataDir", "enrichProviders", "enrichContact"],
    uses: namesOf(ENRICH_SETTINGS),
    isPrivate: true,
    flags: ENRICH_FLAGS,
    examples: [
      [
        "enrich --dry-run",
        "Show what would be asked, in how many calls, and the coverage it would reach.",
      ],
      ["enrich --limit 600", "At most 600 calls."],
      ["enrich --open", "Without a Spotify app: years, covers, genres and pictures in minutes."],
      ["enrich --open --dry-run", "Show what that would ask and what it would find."],
      ["enrich --only artists", "Genres and pictures first."],
    ],
    permissions: ({ settings }, flags = {}) => ({
      read: [settings.dataRawDir, settings.dataDir],
      write: [settings.dataDir],
      net: enrichHosts(enrichSettings(settings, flags)),
      ffi: true,
    }),
  }),
  pipeline: declare({
    summary: "Runs ingest, then enrich if ENRICH=true, then sync if SYNC=true.",
    details:
      "The one command for your own export. It stops at the first step that fails and names it; the " +
      "results of earlier steps are kept.",
    script: "run_pipeline.ts",
    settings: [
      "dataRawDir",
      "dataDir",
      "localTimezone",
      "minPlayDurationMs",
      "enrich",
      "enrichProviders",
      "enrichContact",
      "sync",
      "postgresUrl",
    ],
    uses: [...namesOf(ENRICH_SETTINGS), "pgPassword", "pgPassfile", "syncSwap"],
    isPrivate: true,
    flags: {
      strict: { help: "Fail when a record cannot be used, instead of counting and storing it." },
      "allow-empty": {
        help: "Replace plays even if the new data has none, in the database and in Postgres.",
      },
    },
    examples: [
      ["pipeline", "Read the export in data_raw/."],
      ["pipeline --json", "Print the results of all steps as one JSON object."],
    ],
    permissions: ({ settings }) => {
      const postgres = postgresPermissions(
        settings.sync ? settings : { ...settings, postgresUrl: "" },
      );
      return {
        ...postgres,
        read: [settings.dataRawDir, settings.dataDir, ...postgres.read],
        write: [settings.dataDir, ...postgres.write],
        net: [...(settings.enrich ? enrichHosts(settings) : []), ...postgres.net],
        ffi: true,
      };
    },
  }),
} as const satisfies Record<string, Command>;
