import { CliError, messageOf } from "../../core/errors.ts";
import type { StoreSettings } from "../settings.ts";
import { parsePostgresUrl } from "./address.ts";
import { HOME_VARIABLE, homePassFile, passwordIn } from "./pass_file.ts";

/** The settings for the address of Postgres and its password. */
export type PostgresSettings = Pick<
  StoreSettings,
  "postgresUrl" | "pgPassword" | "pgPassfile"
>;

/** An address with its password, and a note on where it was looked for. */
export interface AddressWithPassword {
  readonly url: string;
  /** A sentence, when a pass file cannot be used. */
  readonly notice?: string;
}

/**
 * `POSTGRES_URL` with the password that every client of Postgres would take: its own, else
 * `PGPASSWORD`, else that of the file `PGPASSFILE` or `~/.pgpass`. If none has one, the address
 * stays without a password, which is right for servers that use trust or peer authentication.
 *
 * @throws {CliError} `bad-postgres-url` when the address is not valid
 *
 * @example
 * ```ts
 * import { withPassword } from "./password.ts";
 *
 * const settings = { postgresUrl: "postgres://me@db/music", pgPassword: "p@ss", pgPassfile: "" };
 * const { url } = await withPassword(settings);
 * console.assert(url === "postgres://me@db/music?password=p%40ss");
 * ```
 */
export async function withPassword(
  { postgresUrl, pgPassword, pgPassfile }: PostgresSettings,
): Promise<AddressWithPassword> {
  if (postgresUrl === "") return { url: postgresUrl };
  const address = parsePostgresUrl(postgresUrl);
  if (address.password !== "") return { url: postgresUrl };
  if (pgPassword !== "") return { url: added(postgresUrl, pgPassword) };
  const file = pgPassfile === "" ? fileAtHome() : pgPassfile;
  if (file === undefined) return { url: postgresUrl };
  const { text, notice } = await readPassFile(file, pgPassfile !== "");
  if (text === undefined) return { url: postgresUrl, ...(notice === undefined ? {} : { notice }) };
  const password = passwordIn(text, address);
  return { url: password === undefined ? postgresUrl : added(postgresUrl, password) };
}

function added(url: string, password: string): string {
  return `${url}${url.includes("?") ? "&" : "?"}password=${encodeURIComponent(password)}`;
}

/** Undefined if the process may not know it, or the system has no home folder. */
function fileAtHome(): string | undefined {
  const { state } = Deno.permissions.querySync({ name: "env", variable: HOME_VARIABLE });
  const home = state === "granted" ? Deno.env.get(HOME_VARIABLE) : undefined;
  return home === undefined || home === "" ? undefined : homePassFile(home);
}

/** libpq's rule: a plain file that only its owner can read; any other is ignored, with a notice. */
async function readPassFile(
  file: string,
  isNamed: boolean,
): Promise<{ text?: string; notice?: string }> {
  try {
    const { isFile, mode } = await Deno.stat(file);
    if (!isFile) return { notice: `${file} is not used for the password: it is not a plain file.` };
    if (mode !== null && (mode & 0o077) !== 0) {
      return {
        notice: `${file} is not used for the password: others can read it (chmod 600 ${file}).`,
      };
    }
    return { text: await Deno.readTextFile(file) };
  } catch (error) {
    if (error instanceof Deno.errors.NotFound && !isNamed) return {};
    if (error instanceof Deno.errors.NotFound) {
      return { notice: `PGPASSFILE names ${file}, which is not there.` };
    }
    if (error instanceof CliError) throw error;
    return { notice: `${file} cannot be read for the password: ${messageOf(error)}.` };
  }
}
