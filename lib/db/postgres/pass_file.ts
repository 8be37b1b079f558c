import type { Endpoint, PostgresAddress } from "./address.ts";

/**
 * A placeholder, among the paths a task may read, for the pass file in the home folder; the
 * launcher resolves it.
 */
export const HOME_PASS_FILE = "~/.pgpass";

/** The variable with the home folder in which libpq looks for the pass file. */
export const HOME_VARIABLE = Deno.build.os === "windows" ? "APPDATA" : "HOME";

/**
 * Where libpq looks for the pass file of a person.
 *
 * @param home the value of {@linkcode HOME_VARIABLE}
 *
 * @example
 * ```ts
 * import { homePassFile } from "./pass_file.ts";
 *
 * console.assert(homePassFile("/home/me", "linux") === "/home/me/.pgpass");
 * ```
 */
export function homePassFile(home: string, os: typeof Deno.build.os = Deno.build.os): string {
  return os === "windows" ? `${home}\\postgresql\\pgpass.conf` : `${home}/.pgpass`;
}

/**
 * The password that a pass file has for an address: that of its first line
 * `host:port:database:user:password` that fits, where `*` matches anything and a backslash escapes
 * `:` or `\`. Pure.
 *
 * @param text the file
 * @returns undefined when no line fits
 *
 * @example
 * ```ts
 * import { parsePostgresUrl } from "./address.ts";
 * import { passwordIn } from "./pass_file.ts";
 *
 * const address = parsePostgresUrl("postgres://me@localhost/music");
 * console.assert(passwordIn("localhost:*:music:me:pa\\:ss", address) === "pa:ss");
 * ```
 */
export function passwordIn(
  text: string,
  { endpoints, database, user }: Pick<PostgresAddress, "endpoints" | "database" | "user">,
): string | undefined {
  const lines = text.split(/\r?\n/).filter((line) => line !== "" && !line.startsWith("#"));
  for (const endpoint of endpoints) {
    const { hosts, port } = namesOf(endpoint);
    for (const line of lines) {
      const [host, linePort, lineDatabase, lineUser, password] = fieldsOf(line);
      const fits = hosts.some((name) => isFit(host, name)) && isFit(linePort, port) &&
        isFit(lineDatabase, database) && isFit(lineUser, user);
      if (fits && password !== undefined && password !== "") return password;
    }
  }
  return undefined;
}

/** A socket is `localhost` to libpq, or the folder it is in. */
function namesOf(endpoint: Endpoint): { hosts: string[]; port: string } {
  if (!("socket" in endpoint)) return { hosts: [endpoint.host], port: String(endpoint.port) };
  const [, folder = "", port = ""] = /^(.*)\/\.s\.PGSQL\.(\d+)$/.exec(endpoint.socket) ?? [];
  return { hosts: ["localhost", folder], port };
}

function isFit(field: string | undefined, value: string): boolean {
  return field === "*" || (field !== undefined && plain(field) === value);
}

/** Four fields that end in a `:` of their own, and the password, which is the rest. */
function fieldsOf(line: string): string[] {
  const fields = /^((?:\\.|[^:\\])*):((?:\\.|[^:\\])*):((?:\\.|[^:\\])*):((?:\\.|[^:\\])*):(.*)$/s
    .exec(line)?.slice(1) ?? [];
  return fields.map((field, at) => at === 4 ? plain(field) : field);
}

function plain(field: string): string {
  return field.replaceAll(/\\(.)/gs, "$1");
}
