import { postgresPermissions } from "../../db/postgres/permissions.ts";
import { openerOf } from "../opener.ts";
import { namesOf } from "../../core/settings.ts";
import { mayTakeExports } from "../../server/exports/is_open.ts";
import { SITE_SETTINGS, type SiteSettings } from "../../server/settings.ts";
import { FRESH_VARIABLES } from "../fresh_variables.ts";
import { type Command, declare, type Flag, type Permissions, type TaskCall } from "./command.ts";

/**
 * A placeholder for esbuild's executable among the programs a task may run; the launcher resolves
 * it.
 */
export const ESBUILD = "esbuild";

/** The site's sources. */
const SITE_SOURCES = [
  "main.ts",
  "fresh.config.ts",
  "utils.ts",
  "routes",
  "islands",
  "components",
  "static",
  "lib",
] as const;

/** The inputs of a build: while none of them changes, the build is up to date. */
export const SITE_MADE_FROM = [
  ...SITE_SOURCES,
  ...["dev.ts", "packages/fresh", "deno.json", "deno.lock"],
];

/** Personal data, which no build touches. */
const OWN = ["data", "data_raw", ".env", ".env.local", ".git"];

/** The inputs and tools of a build. */
export const BUILT_FROM = [
  ...SITE_SOURCES,
  ...["dev.ts", "deno.json", "deno.lock", "packages", "node_modules", "scripts", "tests"],
  ...["docs", "deploy", "bench", "dist", ".github"],
];

/**
 * The permissions of Fresh's builder. It scans the site's folder, and creates it if needed, so it
 * must be allowed to read and write there; everything inside is denied except its inputs and
 * `_fresh/`.
 *
 * @param own folders with a person's data
 * @param shown those of them that the site shows
 */
function building(own: readonly string[], shown: readonly string[] = []) {
  const closed = [...new Set([...OWN, ...own])];
  return {
    read: [".", ...shown],
    denyRead: closed.filter((path) => !shown.includes(path)),
    write: ["."],
    denyWrite: [...closed, ...BUILT_FROM],
    run: [ESBUILD],
    wholeEnv: true,
  };
}

/** Whether to open the browser; by default only when a person starts the site by hand. */
const OPENING = {
  open: { help: "Open the site in the browser; the default on a computer with a screen." },
  "no-open": { help: "Do not open the browser." },
} as const satisfies Record<string, Flag>;

/** Whether a path that a task may read is one of code. */
export function isCode(path: string): boolean {
  return [...BUILT_FROM, "_fresh"].some((place) => path === place || path.startsWith(`${place}/`));
}

/** The site: with invented data, in development, built, served. */
export const SITE_COMMANDS = {
  demo: declare({
    summary: "Makes a believable export, reads it, and serves the site on it.",
    details:
      "Invents a listener from a seed, writes ten years of listening as a ZIP in Spotify's layout, " +
      "ingests it like any other export, adds metadata, and serves the site until Ctrl-C. Everything " +
      "stays in data/demo/; your own data is neither read nor changed. With --json it does not serve " +
      "the site.",
    script: "scripts/demo.ts",
    settings: ["dataDir", "minPlayDurationMs", "host", "port"],
    isPrivate: true,
    flags: {
      years: { value: "N", help: "How many years of listening, 1 to 18 (default 10)." },
      plays: { value: "N", help: "How many plays, 1 to 5000000 (default 150000)." },
      seed: { value: "N", help: "Which listener is invented (default 1)." },
      "no-serve": { help: "Stop there, without serving the site." },
      ...OPENING,
    },
    after: ({ settings: { dataDir, host, port } }, flags) =>
      flags["no-serve"] !== undefined ? [] : [[
        "start",
        ...["--data-dir", `${dataDir}/demo`, "--data-raw-dir", `${dataDir}/demo/raw`],
        ...["--host", host, "--port", String(port)],
        ...(flags["open"] === undefined ? ["--no-open"] : ["--open"]),
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
  }),
  dev: declare({
    summary: "Serves the site in development, with reload on every change.",
    details:
      "Bundles islands and renders pages from the sources. A change to a route, an island, a component " +
      "or a style restarts the server, and open pages reload.",
    script: "dev.ts",
    scriptArguments: ["dev"],
    asks: ({ settings }) => consoleTasks(settings),
    runOptions: ["--no-clear-screen", `--watch=${SITE_SOURCES.join(",")}`],
    settings: ["dataDir", "postgresUrl", "host", "port", "basePath"],
    uses: namesOf(SITE_SETTINGS),
    flags: {},
    examples: [["dev", "Serve at http://127.0.0.1:8000."], ["dev --port 9000", "On another port."]],
    permissions: ({ settings }) => {
      const store = storePermissions(settings);
      return {
        ...store,
        ...building([settings.dataDir], store.read),
        net: [address(settings), ...store.net],
      };
    },
  }),
  build: declare({
    summary: "Builds the site for production into _fresh/.",
    details:
      "Bundles the islands and gives every file that browsers load a name derived from its sources. " +
      "`start` builds by itself if a source has changed since the last build.",
    script: "dev.ts",
    scriptArguments: ["build"],
    settings: [],
    uses: ["dataDir", "dataRawDir"],
    flags: {
      "if-changed": { help: "Do nothing if no source has changed since the last build." },
    },
    examples: [["build", "Build."], ["build --json", "Print what was built as JSON."]],
    permissions: ({ settings: { dataDir, dataRawDir } }) => building([dataDir, dataRawDir]),
  }),
  start: declare({
    summary: "Serves the site.",
    details:
      "Listens on this machine only, unless --host says otherwise. It reads only the database and " +
      "contacts no other machine. On a site that only this computer can reach you can add exports: they " +
      "are stored in data_raw/uploads/ and read at once. Ctrl-C stops it. Under Deno it builds the site " +
      "first if a source has changed since the last build.",
    script: "scripts/start.ts",
    asks: ({ settings }) => [...consoleTasks(settings), ...exportTasks(settings)],
    whenAsking: ({ settings }) => exportPlaces(settings),
    before: [["build", "--if-changed"]],
    settings: ["dataDir", "dataRawDir", "postgresUrl", "host", "port", "basePath"],
    uses: namesOf(SITE_SETTINGS),
    isPrivate: true,
    flags: OPENING,
    examples: [
      ["start", "Serve at http://127.0.0.1:8000."],
      ["start --no-open", "Serve without opening the browser."],
      ["start --host 0.0.0.0", "Accept other machines on the network."],
      ["start --data-dir data/demo", "Serve the demo's database."],
    ],
    permissions: ({ settings }, flags) => {
      const store = storePermissions(settings);
      return {
        ...store,
        read: [
          "_fresh",
          "node_modules",
          "packages/fresh",
          ...SITE_SOURCES,
          ...store.read,
        ],
        net: [address(settings), ...store.net],
        run: flags?.["open"] === undefined ? [] : [openerOf(Deno.build.os)],
        env: [...FRESH_VARIABLES, ...store.env ?? []],
      };
    },
  }),
  "hash-password": declare({
    summary: "Makes the settings that put a site behind a password.",
    details:
      "Asks for a password without showing it, or reads it from standard input, and prints the line " +
      "for SITE_PASSWORD_HASH and the matching API token. Nothing is stored. If SITE_SECRET is set, the " +
      "token depends on it, as on the site.",
    script: "scripts/hash_password.ts",
    settings: ["siteSecret"],
    flags: {},
    examples: [
      ["hash-password", "Ask for a password and print its hash."],
      ["hash-password --json < password.txt", "Read it from a file's first line."],
    ],
    permissions: () => ({}),
  }),
} as const satisfies Record<string, Command>;

/** What the SQL console requests; it exists when the site reads DuckDB's file. */
function consoleTasks({ dataDir, postgresUrl }: SiteSettings): TaskCall[] {
  if (postgresUrl !== "") return [];
  return [["query", "--csv", "--json", "--data-dir", dataDir, "-"]];
}

/**
 * What a local site may write: the folder for exports that are added to it, and two files that say how
 * to read them. A site that others can reach gets none of it.
 */
function exportPlaces(settings: SiteSettings): Permissions {
  const { dataRawDir } = settings;
  if (!mayTakeExports(settings)) return {};
  const places = ["uploads", "timezones.json", "rules.json"].map((name) => `${dataRawDir}/${name}`);
  return { read: places, write: places };
}

/** What a local site requests when an export was added. */
function exportTasks(settings: SiteSettings): TaskCall[] {
  if (!mayTakeExports(settings)) return [];
  const { dataDir, dataRawDir } = settings;
  const folders = ["--data-raw-dir", dataRawDir, "--data-dir", dataDir];
  return [["ingest", "--json", "--events", ...folders]];
}

/** The permissions for reading the store: DuckDB's folder and native code, or a Postgres. */
function storePermissions(settings: SiteSettings) {
  const { dataDir, postgresUrl } = settings;
  const postgres = postgresPermissions(settings);
  return postgresUrl === "" ? { ...postgres, read: [dataDir], ffi: true } : postgres;
}

/** Where the site listens, as `--allow-net` wants it. */
function address({ host, port }: SiteSettings): string {
  const name = host.includes(":") ? `[${host}]` : host;
  return port === 0 ? name : `${name}:${port}`;
}
