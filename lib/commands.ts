import type { Config } from "./config.ts";
import { settingVariables } from "./config.ts";
import { enrichHosts } from "./enrich/hosts.ts";
import { postgresPermissions } from "./postgres/permissions.ts";
import type { SettingName } from "./settings.ts";
import { openerOf } from "./site/opener.ts";

/** A flag that belongs to one command and is no setting. */
export interface Flag {
  /** What the value is called in help; absent for a switch. */
  readonly value?: string;
  readonly help: string;
}

/** What a task may touch; everything else is denied by Deno. */
export interface Permissions {
  readonly read?: readonly string[];
  readonly write?: readonly string[];
  readonly net?: readonly string[];
  readonly run?: readonly string[];
  readonly sys?: readonly string[];
  /** Environment variables besides those of the settings. */
  readonly env?: readonly string[];
  /** Native code of the packages in node_modules: DuckDB. */
  readonly ffi?: boolean;
  /** True for a task whose tools hand the whole environment on: esbuild. */
  readonly wholeEnv?: boolean;
}

/** A task's name with its arguments. */
export type TaskCall = readonly [task: string, ...args: string[]];

/** A task of Tonearm: how it is called, what it takes, what it may touch. */
export interface Command {
  /** One line that says what it does. */
  readonly summary: string;
  /** A paragraph for someone who meets it for the first time. */
  readonly details: string;
  readonly script: string;
  /** Words that the script gets before the arguments. */
  readonly scriptArguments?: readonly string[];
  /** Options of `deno run` besides permissions. */
  readonly runOptions?: readonly string[];
  /** Tasks that run before this one, each with its arguments; if one fails, this one is not run. */
  readonly before?: readonly TaskCall[];
  /** Tasks that follow this one when it is done, such as serving what it made. */
  readonly after?: (
    config: Config,
    flags: Readonly<Record<string, string>>,
  ) => readonly TaskCall[];
  /** The one positional argument, if there is one. */
  readonly argument?: { readonly name: string; readonly help: string };
  readonly settings: readonly SettingName[];
  readonly flags: Readonly<Record<string, Flag>>;
  /** Command line after `deno task`, and what it does. */
  readonly examples: readonly (readonly [string, string])[];
  /** True for a command that runs with wrong settings, to say what is wrong. */
  readonly isLenient?: true;
  /** `flags` are the command's own that were given; none when absent. */
  readonly permissions: (
    config: Config,
    flags?: Readonly<Record<string, string>>,
  ) => Permissions;
}

const ENRICH_FLAGS = {
  limit: { value: "N", help: "The most requests this run may make." },
  only: { value: "KIND", help: "Only tracks, artists or features." },
  "refresh-older-than": {
    value: "DAYS",
    help: "Ask again for what was answered longer ago, such as 180d.",
  },
  "dry-run": { help: "Ask nobody; say what would be asked and which coverage it would reach." },
  market: {
    value: "CC",
    help: "Spotify's market, two capital letters; default none, which keeps tracks as they were.",
  },
} as const satisfies Record<string, Flag>;

const ENV_FILES = [".env.local", ".env"];

/** Stands for esbuild's program among the programs a task may run; the launcher knows its path. */
export const ESBUILD = "esbuild";

/** What the site is made of. */
export const SITE_SOURCES = [
  "main.ts",
  "fresh.config.ts",
  "utils.ts",
  "routes",
  "islands",
  "components",
  "static",
  "lib",
] as const;

/** The tasks by name. `docs/cli.md` and every `--help` are made from this table. */
export const COMMANDS = {
  ingest: {
    summary: "Reads the export in data_raw/ into data/spotify.duckdb.",
    details:
      "Finds listening history by its content in folders, ZIPs and ZIPs inside ZIPs, counts " +
      "every record in exactly one place, and replaces the database in one step: a run that fails " +
      "leaves the old one as it was. Metadata that was fetched earlier is carried over.",
    script: "scripts/ingest_spotify.ts",
    settings: ["dataRawDir", "dataDir", "localTimezone", "minPlayDurationMs"],
    flags: {
      strict: { help: "Fail when a record cannot be used, instead of counting and storing it." },
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
  },
  enrich: {
    summary: "Fetches metadata: release dates, covers, genres, pictures, audio features.",
    details:
      "Asks your own Spotify app, or services that need no key, for the tracks and artists you " +
      "listened to, the most-listened first. Every answer is stored as it comes: stop at any moment " +
      "and run it again to go on. Nothing that was answered is asked twice. When a daily quota is " +
      "used up it says when to come back.",
    script: "scripts/enrich_metadata.ts",
    settings: ["dataRawDir", "dataDir", "enrichProviders", "enrichContact"],
    flags: ENRICH_FLAGS,
    examples: [
      ["enrich --dry-run", "What would be asked, how many calls, which coverage that reaches."],
      ["enrich --limit 600", "At most 600 calls."],
      ["enrich --providers reccobeats,wikidata", "Without a Spotify app."],
      ["enrich --only artists", "Genres and pictures first."],
    ],
    permissions: (config) => ({
      read: [config.settings.dataRawDir, config.settings.dataDir],
      write: [config.settings.dataDir],
      net: enrichHosts(config),
      ffi: true,
    }),
  },
  pipeline: {
    summary: "Runs ingest, then enrich if ENRICH=true, then sync if SYNC=true.",
    details:
      "The one command for your own export. It stops at the first step that fails and says " +
      "which; the steps before it keep what they did.",
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
    flags: {
      strict: { help: "Fail when a record cannot be used, instead of counting and storing it." },
    },
    examples: [
      ["pipeline", "Read the export in data_raw/."],
      ["pipeline --json", "Print the results of all steps as one JSON object."],
    ],
    permissions: (config) => {
      const { settings } = config;
      const postgres = postgresPermissions(settings.sync ? settings.postgresUrl : "");
      return {
        ...postgres,
        read: [settings.dataRawDir, settings.dataDir, ...postgres.read],
        write: [settings.dataDir, ...postgres.write],
        net: [...(settings.enrich ? enrichHosts(config) : []), ...postgres.net],
        ffi: true,
      };
    },
  },
  sync: {
    summary: "Copies the database to Postgres, whole or not at all.",
    details:
      "Copies the tables of data/spotify.duckdb to the Postgres that POSTGRES_URL names, compares " +
      "every column there with here, and puts them in the place of the old ones in one step. " +
      "Readers see the old data or the new. A run that fails, at any moment, leaves the old data " +
      "as it was. Nothing is copied when nothing has changed.",
    script: "scripts/sync_to_postgres.ts",
    settings: ["dataDir", "postgresUrl", "syncSwap"],
    flags: {
      tables: { value: "NAMES", help: "Only these tables, separated by commas." },
      force: { help: "Copy although nothing has changed." },
      "dry-run": { help: "Say what would happen, and change nothing." },
      "print-role-sql": { help: "Print SQL for a role that can only read these tables." },
    },
    examples: [
      ["sync", "Copy what has changed since the last sync."],
      ["sync --dry-run", "Say which tables would be replaced, and how."],
      ["sync --print-role-sql", "SQL for a role for the deployed site."],
    ],
    permissions: ({ settings }) => {
      const postgres = postgresPermissions(settings.postgresUrl);
      return {
        ...postgres,
        read: [settings.dataDir, ...postgres.read],
        write: [settings.dataDir, ...postgres.write],
        ffi: true,
      };
    },
  },
  export: {
    summary: "Writes the tables as Parquet files for other programs.",
    details:
      "Writes one folder a table, plays and set_aside in a folder for each year, as Spark, Trino, " +
      "BigQuery and DuckDB read partitions. A new export takes the place of the last one in one " +
      "step. The files hold your listening history: keep them where you would keep the export.",
    script: "scripts/export.ts",
    settings: ["dataDir"],
    flags: {
      format: { value: "FORMAT", help: "The format of the files: parquet (default)." },
      into: { value: "NAME", help: "The folder inside the data folder (default export)." },
    },
    examples: [
      ["export --format parquet", "Write data/export/."],
      ["export --into lake/music", "Write data/lake/music/."],
    ],
    permissions: ({ settings }) => ({
      read: [settings.dataDir],
      write: [settings.dataDir],
      ffi: true,
    }),
  },
  query: {
    summary: "Answers SQL from the database; it can read, nothing else.",
    details:
      "Runs one statement that selects, describes or explains, on a copy of the database in " +
      "memory without access to files or network, and prints a table. docs/database.md lists the " +
      "tables and columns.",
    script: "scripts/query.ts",
    argument: { name: "SQL", help: "the statement, in quotes; - reads it from standard input" },
    settings: ["dataDir"],
    flags: {
      csv: { help: "Print CSV, with a header line." },
    },
    examples: [
      [`query "select count(*) as plays from plays"`, "How many plays there are."],
      [
        `query "select artist_name, count(*) as plays from plays group by 1 order by 2 desc limit 10"`,
        "The ten artists with the most plays.",
      ],
      [`query --csv "from plays" > plays.csv`, "Every play as CSV."],
    ],
    permissions: ({ settings }) => ({ read: [settings.dataDir], ffi: true }),
  },
  demo: {
    summary: "Makes a believable export, reads it, and serves the site on it.",
    details:
      "Invents a listener from a seed, writes ten years of listening as a ZIP in Spotify's " +
      "layout, ingests it as it would yours, adds metadata, and serves the site until Ctrl-C. All of it " +
      "stays in data/demo/; your own data is neither read nor changed. With --json it ends instead of " +
      "serving.",
    script: "scripts/demo.ts",
    settings: ["dataDir", "minPlayDurationMs", "host", "port"],
    flags: {
      years: { value: "N", help: "How many years of listening, 1 to 18 (default 10)." },
      plays: { value: "N", help: "How many plays, 1 to 5000000 (default 150000)." },
      seed: { value: "N", help: "Which listener is invented (default 1)." },
      "no-serve": { help: "End after that, instead of serving the site." },
      open: { help: "Open the site in the browser." },
    },
    after: ({ settings: { dataDir, host, port } }, flags) =>
      flags["no-serve"] !== undefined ? [] : [[
        "start",
        ...["--data-dir", `${dataDir}/demo`, "--host", host, "--port", String(port)],
        ...(flags["open"] === undefined ? [] : ["--open"]),
      ]],
    examples: [
      ["demo", "150,000 plays over ten years, and the site that shows them."],
      ["demo --plays 20000 --years 3 --seed 7", "Someone else, with a shorter history."],
    ],
    permissions: ({ settings }) => ({
      read: [settings.dataDir],
      write: [settings.dataDir],
      ffi: true,
    }),
  },
  dev: {
    summary: "Serves the site in development, with reload on every change.",
    details:
      "Islands are bundled and pages rendered from the sources; a change of a route, an island, a " +
      "component or a style starts the server again, and open pages load themselves anew.",
    script: "dev.ts",
    scriptArguments: ["dev"],
    runOptions: ["--no-clear-screen", `--watch=${SITE_SOURCES.join(",")}`],
    settings: ["dataDir", "postgresUrl", "host", "port"],
    flags: {},
    examples: [["dev", "Serve at http://127.0.0.1:8000."], ["dev --port 9000", "On another port."]],
    permissions: ({ settings }) => {
      const store = storePermissions(settings);
      return {
        ...store,
        read: [".", ...store.read],
        net: [address(settings), ...store.net],
        run: [ESBUILD],
        wholeEnv: true,
      };
    },
  },
  build: {
    summary: "Builds the site for production into _fresh/.",
    details:
      "Bundles the islands, and hashes and compresses all that browsers load. `start` does " +
      "it by itself when a source has changed since the last build.",
    script: "dev.ts",
    scriptArguments: ["build"],
    settings: [],
    flags: {
      "if-changed": { help: "Do nothing when the sources are those of the last build." },
    },
    examples: [["build", "Build."], ["build --json", "Print what was built as JSON."]],
    permissions: () => ({ read: ["."], write: ["_fresh"], run: [ESBUILD], wholeEnv: true }),
  },
  start: {
    summary: "Serves the site; builds it first if need be.",
    details:
      "Listens on this machine only, unless --host says otherwise. It reads the database and " +
      "nothing else of yours, and asks no other machine. Ctrl-C ends it.",
    script: "scripts/start.ts",
    before: [["build", "--if-changed"]],
    settings: ["dataDir", "postgresUrl", "host", "port"],
    flags: { open: { help: "Open the site in the browser." } },
    examples: [
      ["start", "Serve at http://127.0.0.1:8000."],
      ["start --open", "Serve, and show it."],
      ["start --host 0.0.0.0", "Let other machines of the network in."],
      ["start --data-dir data/demo", "Serve the demo's database."],
    ],
    permissions: ({ settings }, flags) => {
      const store = storePermissions(settings);
      return {
        ...store,
        read: ["_fresh", "node_modules", "packages/fresh", ...SITE_SOURCES, ...store.read],
        net: [address(settings), ...store.net],
        run: flags?.["open"] === undefined ? [] : [openerOf(Deno.build.os)],
      };
    },
  },
  doctor: {
    summary: "Says what is set up, what is missing and how to mend it.",
    details:
      "Checks Deno, DuckDB, the settings, the export, the database, the disk and Postgres. " +
      "Exit code 1 when something needs mending.",
    script: "scripts/doctor.ts",
    settings: ["dataRawDir", "dataDir", "localTimezone", "postgresUrl"],
    flags: {},
    examples: [["doctor", "Check everything."]],
    isLenient: true,
    permissions: ({ settings }) => {
      const postgres = postgresPermissions(settings.postgresUrl);
      return {
        ...postgres,
        read: [settings.dataRawDir, settings.dataDir, ...postgres.read],
        write: [settings.dataDir, ...postgres.write],
        sys: ["statfs"],
        ffi: true,
      };
    },
  },
  "hash-password": {
    summary: "Makes the settings that put a site behind a password.",
    details:
      "Asks for a password without showing it, or reads it from standard input, and prints the " +
      "line for SITE_PASSWORD_HASH and the API token that belongs to it. Nothing is stored. Where " +
      "SITE_SECRET is set, the token is made with it, as the site does.",
    script: "scripts/hash_password.ts",
    settings: ["siteSecret"],
    flags: {},
    examples: [
      ["hash-password", "Ask for a password and print its hash."],
      ["hash-password --json < password.txt", "Read it from a file's first line."],
    ],
    permissions: () => ({}),
  },
} as const satisfies Record<string, Command>;

/** The name of a task. */
export type CommandName = keyof typeof COMMANDS;

/** The declaration of a task, with its literal types widened. */
export function command(name: CommandName): Command {
  return COMMANDS[name];
}

/**
 * The `deno run` flags that grant a task what it needs and deny it everything else.
 *
 * @example
 * ```ts
 * import { permissionFlags } from "./commands.ts";
 *
 * const flags = permissionFlags({ read: ["data"] }, ["PORT"]);
 * console.assert(flags.includes("--allow-read=data,.env.local,.env"));
 * ```
 */
export function permissionFlags(
  {
    read = [],
    write = [],
    net = [],
    run = [],
    sys = [],
    env = [],
    ffi = false,
    wholeEnv,
  }: Permissions,
  variables: readonly string[] = settingVariables(),
): string[] {
  const grant = (kind: string, values: readonly string[]) =>
    values.length === 0 ? [] : [`--allow-${kind}=${values.map(escapeComma).join(",")}`];
  return [
    "--no-prompt",
    ...grant("read", [...read, ...ENV_FILES]),
    ...grant("write", write),
    ...grant("net", net),
    ...grant("run", run),
    ...grant("sys", sys),
    ...(wholeEnv === true ? ["--allow-env"] : grant("env", [...variables, ...env])),
    ...(ffi ? ["--allow-ffi=./node_modules"] : []),
  ];
}

/** What reading the store takes: the folder of DuckDB's file and its native code, or a Postgres. */
function storePermissions({ dataDir, postgresUrl }: Config["settings"]) {
  const postgres = postgresPermissions(postgresUrl);
  return postgresUrl === "" ? { ...postgres, read: [dataDir], ffi: true } : postgres;
}

/** Deno splits lists at commas and takes two of them for one. */
function escapeComma(value: string): string {
  return value.replaceAll(",", ",,");
}

/** Where the site listens, as `--allow-net` wants it. */
function address({ host, port }: Config["settings"]): string {
  const name = host.includes(":") ? `[${host}]` : host;
  return port === 0 ? name : `${name}:${port}`;
}
