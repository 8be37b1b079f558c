import assert from "node:assert/strict";
import { CliError } from "../../core/errors.ts";
import { parsePostgresUrl, shownAddress } from "./address.ts";
import { HOME_VARIABLE } from "./pass_file.ts";
import { postgresPermissions } from "./permissions.ts";

const at = (host: string, port = 5432) => [{ host, port }];

Deno.test("parsePostgresUrl: takes every form in use apart", () => {
  const cases: readonly (readonly [string, object])[] = [
    ["postgres://me:pw@db/music", {
      endpoints: at("db"),
      user: "me",
      password: "pw",
      database: "music",
    }],
    ["postgresql://me@db:6543", { endpoints: at("db", 6543), database: "me", password: "" }],
    ["postgres://me:p%40s%2Fs%3Aw%20%C3%A9@db/m%20x", { password: "p@s/s:w é", database: "m x" }],
    ["postgres://me:p@ss#100%@db/music", { password: "p@ss#100%", endpoints: at("db") }],
    ["postgres://me:pw@[::1]:5433/music", { endpoints: at("::1", 5433) }],
    ["postgres:///music?host=/run/pg&user=me", {
      endpoints: [{ socket: "/run/pg/.s.PGSQL.5432" }],
      user: "me",
    }],
    ["postgres://me@%2Frun%2Fpg:5433/music", { endpoints: [{ socket: "/run/pg/.s.PGSQL.5433" }] }],
    ["postgres://me@a,b:6000/music?target_session_attrs=read-write", {
      endpoints: [...at("a"), ...at("b", 6000)],
      readWrite: true,
    }],
    ["postgres://me@/music?host=a,b&port=1,2", { endpoints: [...at("a", 1), ...at("b", 2)] }],
    // A Neon pooler, a Supabase pooler, Prisma's parameters as Vercel gives them.
    [
      "postgresql://o:pw@ep-x-pooler.eu.aws.neon.tech/neondb?sslmode=require&channel_binding=require",
      {
        endpoints: at("ep-x-pooler.eu.aws.neon.tech"),
        tls: { mode: "verify-full", direct: false },
      },
    ],
    ["postgres://postgres.ref:pw@aws-0.pooler.supabase.com:6543/postgres?pgbouncer=true", {
      user: "postgres.ref",
      endpoints: at("aws-0.pooler.supabase.com", 6543),
    }],
    ["postgres://d:pw@h/db?sslmode=require&pgbouncer=true&connect_timeout=15&connection_limit=1", {
      connectMs: 15_000,
      tls: { mode: "require", direct: false },
    }],
    ["postgres://d@h/db?options=endpoint%3Dep-x%20-c%20search_path%3Dmusic&application_name=x", {
      options: "endpoint=ep-x -c search_path=music",
      applicationName: "x",
    }],
    ["postgres://d@h/db?sslmode=require&sslrootcert=/ca.pem", {
      tls: { mode: "verify-ca", direct: false, rootCert: "/ca.pem" },
    }],
    ["postgres://d@h/db?sslrootcert=system", { tls: { mode: "verify-full", direct: false } }],
    ["postgres://d@h/db?sslnegotiation=direct&sslmode=verify-full", {
      tls: { mode: "verify-full", direct: true },
    }],
    ["postgres://d@h/db", { tls: { mode: "prefer", direct: false } }],
    ["postgres://d@h/db?ssl=true", { tls: { mode: "require", direct: false } }],
    ["postgres://d@h/db?sslmode=disable&channel_binding=require", {
      tls: { mode: "disable", direct: false },
    }],
    ["postgres://d@h/db?connect_timeout=0", { connectMs: 15_000 }],
    ["postgres://d@h/db?connect_timeout=9999", { connectMs: 60_000 }],
  ];
  for (const [url, expected] of cases) {
    const found: Record<string, unknown> = { ...parsePostgresUrl(url) };
    const asked = Object.fromEntries(Object.keys(expected).map((key) => [key, found[key]]));
    assert.deepEqual(asked, expected, url);
  }
});

Deno.test("parsePostgresUrl: refuses what cannot be meant, and keeps the password to itself", () => {
  const cases = [
    "mysql://me:secret@db/music",
    "db.example.com",
    "postgres://:secret@db/music",
    "postgres://me:sec/ret@db/music",
    "postgres://me:secret@db:99999/music",
    "postgres://me:secret@db:port/music",
    "postgres://me:secret@db/music?sslmode=maybe",
    "postgres://me:secret@db/music?schema=private",
  ];
  for (const url of cases) {
    assert.throws(() => parsePostgresUrl(url), (error) => {
      assert.ok(error instanceof CliError, url);
      assert.equal(error.code, "bad-postgres-url");
      assert.ok(!JSON.stringify(error).includes("secret"), url);
      return true;
    });
  }
});

Deno.test("shownAddress: hosts and database, no password", () => {
  const address = parsePostgresUrl("postgres://me:secret@[::1]:5433,b/music");
  assert.equal(shownAddress(address), "music at [::1]:5433 or b:5432");
});

Deno.test("postgresPermissions: the hosts, sockets and files of the address, nothing else", () => {
  const env = ["PGAPPNAME", "PGTARGETSESSIONATTRS"];
  const permissions = (postgresUrl: string, pgPassword = "", pgPassfile = "") =>
    postgresPermissions({ postgresUrl, pgPassword, pgPassfile });
  assert.deepEqual(permissions("postgres://me:pw@a,[::1]:6000/db?sslrootcert=/ca.pem"), {
    read: ["/ca.pem"],
    write: [],
    net: ["a:5432", "[::1]:6000"],
    env,
  });
  const socket = "/run/pg/.s.PGSQL.5432";
  assert.deepEqual(permissions("postgres://me@/db?host=/run/pg", "pw"), {
    read: [socket],
    write: [socket],
    net: [`unix:${socket}`],
    env,
  });
  const home = permissions("postgres://me@a/db");
  assert.deepEqual([home.read, home.env], [["~/.pgpass"], [...env, HOME_VARIABLE]]);
  const named = permissions("postgres://me@a/db", "", "/etc/pgpass");
  assert.deepEqual([named.read, named.env], [["/etc/pgpass"], env]);
  for (const url of ["", "nonsense"]) {
    assert.deepEqual(permissions(url), { read: [], write: [], net: [], env: [] });
  }
});
