import { counted } from "../../core/plural.ts";
import { statfs } from "node:fs/promises";
import type { Config } from "../settings.ts";
import { CliError, type ErrorCode, messageOf } from "../../core/errors.ts";
import { checkBuild } from "./build.ts";
import { inTime } from "../../core/in_time.ts";
import { bad, fine, type Outcome } from "./outcome.ts";
import { checkPostgres } from "./postgres.ts";
import { checkPrivacy } from "./privacy.ts";

/** What one check found. */
export interface Finding extends Outcome {
  readonly check: string;
}

/** Free space below which an ingest may not fit: an export unpacked, and the database twice. */
const ENOUGH_BYTES = 2 * 1024 ** 3;
const OLDEST_DENO = [2, 9];

/** How long a check may take, in ms: a folder on a drive that is gone would block it forever. */
const PATIENCE_MS = 60_000;
const SILENT = {
  what: `no answer within ${PATIENCE_MS / 1000} s`,
  fix: "A drive or network may be disconnected: reconnect it, or name another folder.",
};

/**
 * Runs every check, in the order a newcomer would need them.
 *
 * @param problems what is wrong with the settings, found while they were read
 * @param notices sentences about unknown names of settings
 */
export async function diagnose(
  config: Config,
  problems: readonly CliError[],
  notices: readonly string[],
): Promise<Finding[]> {
  const checks: [string, () => Outcome | Promise<Outcome>][] = [
    ["Deno", checkDeno],
    ["DuckDB", checkDuckdb],
    ["settings", () => checkSettings(config, problems, notices)],
    ["export", () => needed(config, "no-sources", () => checkExport(config))],
    ["database", () => needed(config, "no-database", () => checkDatabase(config))],
    ["build", () => checkBuild()],
    ["disk", () => checkDisk(config)],
    ["privacy", () => checkPrivacy(config)],
    ["Postgres", () => checkPostgres(config.settings)],
  ];
  const findings: Finding[] = [];
  for (const [check, run] of checks) {
    const late = () => new CliError("drive-silent", SILENT);
    const outcome = await inTime(Promise.resolve().then(run), PATIENCE_MS, late).catch((error) =>
      error instanceof CliError
        ? bad(error.message, error.fix ?? "")
        : bad(messageOf(error), "Please report this.")
    );
    findings.push({ check, ...outcome });
  }
  return findings;
}

function checkDeno(): Outcome {
  const { deno } = Deno.version;
  const [major = 0, minor = 0] = deno.split(".").map(Number);
  const [oldMajor = 0, oldMinor = 0] = OLDEST_DENO;
  const isOld = major < oldMajor || (major === oldMajor && minor < oldMinor);
  return isOld
    ? bad(
      `version ${deno}, at least ${OLDEST_DENO.join(".")} is needed`,
      "Run `deno upgrade`, or start tasks with `npx -y deno task …`.",
    )
    : fine(`version ${deno}`);
}

async function checkDuckdb(): Promise<Outcome> {
  const { Database } = await loaded(import("../../db/duckdb.ts"));
  const database = await Database.open(":memory:");
  try {
    const [row] = await database.rows("select version() as version");
    return fine(`version ${String(row?.["version"]).replace(/^v/, "")}`);
  } finally {
    database.close();
  }
}

/** DuckDB is imported lazily, so that a failure to load it is reported like any other check. */
async function loaded<Module>(load: Promise<Module>): Promise<Module> {
  return await load.catch((cause) => {
    throw new CliError("internal", {
      what: `DuckDB cannot be loaded: ${messageOf(cause).split("\n", 1)[0]}`,
      fix:
        "Run `deno install`. DuckDB is native code for Linux, macOS and Windows on x64 and arm64.",
      cause,
    });
  });
}

function checkSettings(
  { settings, origin }: Config,
  problems: readonly CliError[],
  notices: readonly string[],
): Outcome {
  const wrong = problems.map(({ message, where }) => `${message} (from ${where})`);
  const [first] = problems;
  if (first !== undefined || notices.some((notice) => notice.endsWith("?"))) {
    const sentences = [...wrong, ...notices.map((notice) => notice.replace(/(?<!\?)$/, "."))];
    const fix = first?.fix ?? "Correct the names; docs/configuration.md lists all settings.";
    return bad(sentences.join(" "), fix);
  }
  const zone = origin.localTimezone === "default"
    ? `${settings.localTimezone} by default; set LOCAL_TIMEZONE if you live elsewhere`
    : settings.localTimezone;
  return fine([`all valid; time zone ${zone}`, ...notices].join("; "));
}

/**
 * With POSTGRES_URL, a machine may have neither export nor database: a deployed site needs none.
 *
 * @param code what the check throws where there is nothing
 */
async function needed(
  { settings: { postgresUrl } }: Config,
  code: ErrorCode,
  check: () => Promise<Outcome>,
): Promise<Outcome> {
  return await check().catch((error) => {
    const isAbsent = error instanceof CliError && error.code === code;
    if (!isAbsent || postgresUrl === "") throw error;
    return fine(`none here; the site reads Postgres`, `To sync from this machine: ${error.fix}`);
  });
}

async function checkExport({ settings: { dataRawDir } }: Config): Promise<Outcome> {
  const { surveyInput } = await loaded(import("../../ingest/survey.ts"));
  const { histories, archives, others, problems } = await surveyInput(dataRawDir);
  const [first] = problems;
  if (first !== undefined) {
    return bad(problems.map(({ message }) => message).join(" "), first.fix ?? "");
  }
  if (histories + archives === 0) {
    throw new CliError("no-sources", {
      what: `There is no listening history in ${dataRawDir}.`,
      fix:
        "Ask for it at https://www.spotify.com/account/privacy/ (“Extended streaming history”) " +
        `and put the ZIP into ${dataRawDir}/; or look around with \`deno task demo\`.`,
    });
  }
  const parts = [
    histories > 0 ? counted(histories, "file of history", "files of history") : "",
    archives > 0 ? counted(archives, "ZIP archive") : "",
    others > 0 ? counted(others, "other file") : "",
  ];
  return fine(`${parts.filter((part) => part !== "").join(", ")} in ${dataRawDir}`);
}

async function checkDatabase({ settings: { dataDir } }: Config): Promise<Outcome> {
  const { openCopy } = await loaded(import("../../db/duckdb.ts"));
  const database = await openCopy(`${dataDir}/spotify.duckdb`);
  try {
    const rows = await database.rows("select key, value from meta");
    const meta = new Map(rows.map(({ key, value }) => [String(key), String(value)]));
    const builtAt = meta.get("built_at") ?? "";
    const days = Math.floor((Date.now() - Date.parse(`${builtAt}Z`)) / 86_400_000);
    const age = days < 1 ? "today" : days === 1 ? "yesterday" : `${days} days ago`;
    return fine(
      `${counted(Number(meta.get("plays")), "play")}, built ${age}, ` +
        `local times in ${meta.get("timezone")}`,
    );
  } finally {
    database.close();
  }
}

async function checkDisk({ settings: { dataDir } }: Config): Promise<Outcome> {
  await Deno.mkdir(dataDir, { recursive: true });
  const { bavail, bsize } = await statfs(dataDir);
  const free = bavail * bsize;
  const shown = `${(free / 1024 ** 3).toFixed(1)} GiB free for ${dataDir}/`;
  return free < ENOUGH_BYTES
    ? bad(shown, "Free some space, or move DATA_DIR to a larger disk.")
    : fine(shown);
}
