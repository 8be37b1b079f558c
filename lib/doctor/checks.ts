import { statfs } from "node:fs/promises";
import type { Config } from "../config.ts";
import { Database, openCopy } from "../duckdb.ts";
import { CliError, messageOf } from "../errors.ts";
import { surveySources } from "../ingest/sources.ts";
import { plainValue } from "../values.ts";

/** What one check found. */
export interface Finding {
  readonly check: string;
  readonly ok: boolean;
  readonly detail: string;
  /** How to mend it; empty when there is nothing to mend. */
  readonly fix: string;
}

type Outcome = Omit<Finding, "check">;

const fine = (detail: string): Outcome => ({ ok: true, detail, fix: "" });
const bad = (detail: string, fix: string): Outcome => ({ ok: false, detail, fix });

/** Free space below which an ingest may not fit: an export unpacked, and the database twice. */
const ENOUGH_BYTES = 2 * 1024 ** 3;
const OLDEST_DENO = [2, 9];

/**
 * Runs every check, in the order a newcomer would need them.
 *
 * @param problems what is wrong with the settings, found while they were read
 */
export async function diagnose(config: Config, problems: readonly CliError[]): Promise<Finding[]> {
  const checks: [string, () => Outcome | Promise<Outcome>][] = [
    ["Deno", checkDeno],
    ["DuckDB", checkDuckdb],
    ["settings", () => checkSettings(config, problems)],
    ["export", () => checkExport(config)],
    ["database", () => checkDatabase(config)],
    ["disk", () => checkDisk(config)],
    ["Postgres", () => checkPostgres(config)],
  ];
  const findings: Finding[] = [];
  for (const [check, run] of checks) {
    const outcome = await Promise.resolve().then(run).catch((error) =>
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
  const database = await Database.open(":memory:");
  try {
    const [row] = await database.rows("select version() as version");
    return fine(`version ${String(row?.["version"]).replace(/^v/, "")}`);
  } finally {
    database.close();
  }
}

function checkSettings({ settings, origin }: Config, problems: readonly CliError[]): Outcome {
  const [first] = problems;
  if (first !== undefined) {
    const places = problems.map(({ message, where }) => `${message} (from ${where})`);
    return bad(places.join(" "), first.fix ?? "");
  }
  const zone = origin.localTimezone === "default"
    ? `${settings.localTimezone} by default; set LOCAL_TIMEZONE if you live elsewhere`
    : settings.localTimezone;
  return fine(`all valid; time zone ${zone}`);
}

async function checkExport({ settings: { dataRawDir } }: Config): Promise<Outcome> {
  const { histories, archives, others } = await surveySources(dataRawDir);
  if (histories + archives === 0) {
    return bad(
      `no listening history in ${dataRawDir}/`,
      "Ask for it at https://www.spotify.com/account/privacy/ (“Extended streaming history”) " +
        `and put the ZIP into ${dataRawDir}/; or look around with \`deno task demo\`.`,
    );
  }
  const parts = [
    histories > 0 ? `${histories} files of history` : "",
    archives > 0 ? `${archives} ZIP archives` : "",
    others > 0 ? `${others} other files` : "",
  ];
  return fine(`${parts.filter((part) => part !== "").join(", ")} in ${dataRawDir}/`);
}

async function checkDatabase({ settings: { dataDir } }: Config): Promise<Outcome> {
  const database = await openCopy(`${dataDir}/spotify.duckdb`);
  try {
    const reader = await database.connection.runAndReadAll("select key, value from meta");
    const meta = new Map(
      reader.getRows().map(([key, value]) => [
        String(plainValue(key ?? null)),
        String(plainValue(value ?? null)),
      ]),
    );
    const builtAt = meta.get("built_at") ?? "";
    const days = Math.floor((Date.now() - Date.parse(`${builtAt}Z`)) / 86_400_000);
    const age = days < 1 ? "today" : days === 1 ? "yesterday" : `${days} days ago`;
    return fine(
      `${Number(meta.get("plays")).toLocaleString("en")} plays, built ${age}, ` +
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

async function checkPostgres({ settings: { postgresUrl } }: Config): Promise<Outcome> {
  if (postgresUrl === "") return fine("not set up (POSTGRES_URL); the site reads the DuckDB file");
  const { hostname, port } = new URL(postgresUrl);
  const place = `${hostname}:${port === "" ? 5432 : port}`;
  const timeout = AbortSignal.timeout(5000);
  const connection = Deno.connect({ hostname, port: port === "" ? 5432 : Number(port) });
  const late = new Promise<never>((_, reject) => {
    timeout.addEventListener("abort", () => reject(new Error("no answer within 5 s")));
  });
  try {
    (await Promise.race([connection, late])).close();
    return fine(`${place} answers`);
  } catch (error) {
    return bad(
      `${place} cannot be reached: ${messageOf(error)}`,
      "Check POSTGRES_URL, that the server runs, and that it lets this machine in.",
    );
  }
}
