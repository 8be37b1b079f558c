/** Every `sslmode` against servers with TLS, with a certificate of their own, and without. */
import assert from "node:assert/strict";
import { CliError } from "../../lib/core/errors.ts";
import { parsePostgresUrl } from "../../lib/db/postgres/address.ts";
import { Session } from "../../lib/db/postgres/session.ts";
import { startPostgres } from "../support/postgres_server.ts";

/** `encrypted`, `plain`, or the code of the failure. */
const WITH_TLS: readonly (readonly [string, string])[] = [
  ["", "encrypted"],
  ["?sslmode=disable", "plain"],
  ["?sslmode=prefer", "encrypted"],
  ["?sslmode=require", "encrypted"],
  ["?sslmode=require&sslnegotiation=direct", "encrypted"],
  ["?sslmode=verify-ca", "postgres-tls"],
  ["?sslmode=verify-full", "postgres-tls"],
  ["?channel_binding=require", "postgres-tls"],
  ["?sslmode=verify-ca&sslrootcert=CA", "encrypted"],
  ["?sslmode=require&sslrootcert=CA", "encrypted"],
  ["?sslmode=verify-full&sslrootcert=CA", "postgres-tls"],
];
const BY_NAME: readonly (readonly [string, string])[] = [
  ["?sslmode=verify-full&sslrootcert=CA", "encrypted"],
  ["?channel_binding=require&sslmode=require&sslrootcert=CA", "encrypted"],
];
const WITHOUT_TLS: readonly (readonly [string, string])[] = [
  ["", "plain"],
  ["?sslmode=prefer", "plain"],
  ["?sslmode=disable", "plain"],
  ["?sslmode=require", "postgres-tls"],
  ["?sslmode=verify-full", "postgres-tls"],
];

Deno.test("Session.open: sslmode", async () => {
  const folder = await Deno.makeTempDir({ prefix: "tonearm-tls-" });
  if (!await makeCertificates(folder)) {
    console.log("openssl is not on this machine: skipped");
    await Deno.remove(folder, { recursive: true });
    return;
  }
  try {
    await using server = await startPostgres({
      settings: { ssl: "on" },
      files: { "server.crt": `${folder}/server.crt`, "server.key": `${folder}/server.key` },
    });
    const url = await server.freshDatabase();
    const asked = async (address: string, params: string) =>
      await encryption(address + params.replace("CA", encodeURIComponent(`${folder}/ca.crt`)));
    for (const [params, expected] of WITH_TLS) {
      assert.equal(await asked(url, params), expected, params);
    }
    // The certificate is for localhost, and not for the address.
    const named = url.replace("127.0.0.1", "localhost");
    for (const [params, expected] of BY_NAME) {
      assert.equal(await asked(named, params), expected, params);
    }
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
  await using plain = await startPostgres({ settings: { ssl: "off" } });
  const url = await plain.freshDatabase();
  for (const [params, expected] of WITHOUT_TLS) {
    assert.equal(await encryption(url + params), expected, params);
  }
});

async function encryption(url: string): Promise<string> {
  try {
    const session = await Session.open(parsePostgresUrl(url));
    const [row] = await session.rows("select ssl from pg_stat_ssl where pid = pg_backend_pid()");
    await session.close();
    return row?.["ssl"] === true ? "encrypted" : "plain";
  } catch (error) {
    if (error instanceof CliError) return error.code;
    throw error;
  }
}

/** An authority of our own, and a certificate for localhost that it signed. */
async function makeCertificates(folder: string): Promise<boolean> {
  await Deno.writeTextFile(`${folder}/extensions`, "subjectAltName=DNS:localhost");
  const commands = [
    "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -keyout ca.key -out ca.crt -subj /CN=authority",
    "req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout server.key -out server.csr -subj /CN=localhost",
    "x509 -req -in server.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 2 -out server.crt " +
    "-extfile extensions",
  ];
  for (const line of commands) {
    const command = new Deno.Command("openssl", {
      args: line.split(" "),
      cwd: folder,
      stdout: "null",
      stderr: "null",
    });
    const isDone = await command.output().then(({ success }) => success, () => false);
    if (!isDone) return false;
  }
  return true;
}
