/** The locks are tried from inside: Deno's permissions of each task, and DuckDB's own. */
import assert from "node:assert/strict";
import { command, type CommandName, COMMANDS } from "../../lib/cli/commands.ts";
import { SETTINGS } from "../../lib/cli/settings.ts";
import { taskPermissions } from "../../lib/cli/task_permissions.ts";
import { resolveSettings } from "../../lib/core/config.ts";
import { Database, openCopy } from "../../lib/db/duckdb.ts";
import { processWith } from "../support/find_process.ts";
import { ingestFolder } from "../support/ingesting.ts";
import { listTree, withFolder, writeTree } from "../support/folders.ts";
import { PROJECT, runDeno, runTask, taskArgs } from "../support/processes.ts";
import { history } from "../support/records.ts";

const TASKS = Object.keys(COMMANDS).filter((name): name is CommandName => name in COMMANDS);

/**
 * What a script that went wrong might try; `F` is the folder that holds raw/ and data/. (Deno follows
 * links that already lie in a folder that may be read; ingest refuses them, see below.)
 */
const ATTEMPTS: Readonly<Record<string, string>> = {
  "read outside": "await Deno.readTextFile(`${F}/secret.txt`)",
  "read the system": "await Deno.readTextFile('/etc/passwd')",
  "read by ..": "await Deno.readTextFile(`${F}/data/../secret.txt`)",
  "list the parent": "[...Deno.readDirSync(F)]",
  "write outside": "await Deno.writeTextFile(`${F}/new.txt`, 'x')",
  "write the input": "await Deno.writeTextFile(`${F}/raw/new.txt`, 'x')",
  "link out": "await Deno.symlink(`${F}/secret.txt`, `${F}/data/new-link`)",
  "write the project": "await Deno.writeTextFile('lib/new.ts', 'x')",
  "write the settings": "await mayWrite('.env.local')",
  "write the project's own file": "await mayWrite('deno.json')",
  "write git's folder": "await mayWrite('.git/config')",
  "reach the network": "await fetch('http://127.0.0.1:8080/')",
  "open a socket": "await Deno.connect({ hostname: '127.0.0.1', port: 8080 })",
  "listen": "Deno.listen({ port: 0 }).close()",
  "look up a name": "await Deno.resolveDns('example.org', 'A')",
  "run a program": "await new Deno.Command('sh').output()",
  "read another variable": "Deno.env.get('HOME')",
  "read all variables": "Deno.env.toObject()",
  "load native code": "Deno.dlopen('/usr/lib/libc.so.6', {})",
  "read the system's name": "Deno.hostname()",
  "import from the network": "await import('http://127.0.0.1:8080/x.ts')",
};

const WITHOUT_DATA: readonly CommandName[] = ["build", "compile", "pack", "hash-password"];
const READERS: readonly CommandName[] = ["query", "rules", "dev", "start", ...WITHOUT_DATA];
/** esbuild hands on all variables it is given; the site itself is served without it. */
const BUILDERS: readonly CommandName[] = ["dev", "build", "pack"];
const SITES: readonly CommandName[] = ["dev", "start", "doctor"];

/** What a task may do all the same. */
const ALLOWED: Readonly<Record<string, (name: CommandName) => boolean>> = {
  "read data": (name) => !WITHOUT_DATA.includes(name),
  // The site reads what was added to it, and nothing else of the input.
  "read input": (name) => command(name).settings.includes("dataRawDir") && name !== "start",
  "write data": (name) => !READERS.includes(name),
  // The launcher reads the files of settings; doctor looks for itself, to say what is wrong where.
  "read .env": (name) => name === "doctor",
  "read the site's password": (name) => SITES.includes(name) || BUILDERS.includes(name),
  "read another variable": (name) => BUILDERS.includes(name),
  "read all variables": (name) => BUILDERS.includes(name),
};

for (const name of TASKS) {
  Deno.test(`permissions: ${name} may do what it needs, and nothing else`, async () => {
    await withGuardedFolder(async (folder) => {
      const allowed = {
        "read data": "await Deno.readTextFile(`${F}/data/mine.txt`)",
        "read input": "await Deno.readTextFile(`${F}/raw/input.json`)",
        "write data": "await Deno.writeTextFile(`${F}/data/new.txt`, 'x')",
        "read .env": "await Deno.stat('.env').catch(ignoreMissing)",
        "read the site's password": "Deno.env.get('SITE_PASSWORD')",
      };
      const outcome = await attempt(name, folder, { ...ATTEMPTS, ...allowed });
      const expected = Object.entries(ALLOWED).map((
        [what, may],
      ) => [what, may(name) ? "done" : "denied"]);
      assert.deepEqual(outcome, {
        ...Object.fromEntries(Object.keys(ATTEMPTS).map((what) => [what, "denied"])),
        ...Object.fromEntries(expected),
      });
    });
  });
}

Deno.test("permissions: without keys only doctor and the site are granted a host, the one of the database", () => {
  const { permissions } = command("doctor");
  const config = (address: string) =>
    resolveSettings(SETTINGS, { environment: { POSTGRES_URL: address } });
  assert.deepEqual(permissions(config("postgres://me:pw@db.example.org/x")).net, [
    "db.example.org:5432",
  ]);
  assert.deepEqual(permissions(config("")).net, []);
  for (const name of ["dev", "start"] as const) {
    const { net } = command(name).permissions(config("postgres://me:pw@db.example.org/x"));
    assert.deepEqual(net, ["127.0.0.1:8000", "db.example.org:5432"]);
  }
  for (const name of TASKS.filter((name) => !["doctor", "dev", "start", "sync"].includes(name))) {
    const { net = [] } = command(name).permissions(config("postgres://me:pw@db.example.org/x"));
    assert.deepEqual(net, []);
  }
});

Deno.test({
  name: "permissions: the process of a task holds no secret of another task",
  // Only Linux shows the environment of a process.
  ignore: Deno.build.os !== "linux",
  fn: async () => {
    await withGuardedFolder(async (folder) => {
      const secrets = { SITE_PASSWORD: "longpassword1", SPOTIFY_CLIENT_SECRET: "the app's secret" };
      const child = new Deno.Command(Deno.execPath(), {
        args: taskArgs("query", folder, ["-"]), // waits for a statement
        cwd: PROJECT,
        env: secrets,
        stdin: "piped",
        stdout: "null",
        stderr: "null",
      }).spawn();
      const environmentOf = async (script: string) =>
        await Deno.readTextFile(`/proc/${await processWith(script, folder)}/environ`);
      const script = await environmentOf("scripts/query.ts");
      const launcher = await environmentOf("scripts/launch.ts");
      for (const [name, value] of Object.entries(secrets)) {
        assert.ok(launcher.includes(`${name}=${value}`));
        assert.ok(!script.includes(name));
      }
      assert.match(script, /DATA_DIR|TONEARM_SETTINGS_GIVEN=1/);
      await child.stdin.close();
      await child.status;
    });
  },
});

Deno.test("permissions: a link in data_raw that leads out fails the run, named", async () => {
  await withGuardedFolder(async (folder) => {
    await writeTree(`${folder}`, { "outside.json": history(3) });
    await Deno.symlink(`${folder}/outside.json`, `${folder}/raw/inside.json`);
    const { code, stdout } = await runTask("ingest", folder, ["--json"]);
    assert.equal(code, 1);
    assert.match(JSON.parse(stdout).error.message, /inside\.json: it is a link that leads out/);
  });
});

/** SQL that reaches out of the database; `F` is the folder that holds allowed/. */
const BREAK_OUTS: readonly string[] = [
  "from read_text('F/secret.txt')",
  "from read_blob('F/secret.txt')",
  "from read_csv('F/secret.txt')",
  "from read_json('F/secret.txt')",
  "from read_parquet('F/x.parquet')",
  "from sniff_csv('F/secret.txt')",
  "from 'F/secret.csv'",
  "from glob('F/*')",
  "from read_text('F/allowed/../secret.txt')",
  "from read_text('F/allowed/link.txt')",
  "from read_text('file://F/secret.txt')",
  "from read_text('F/allowed-not/secret.txt')",
  "from read_text('/proc/self/environ')",
  "from read_text('http://127.0.0.1:9/x')",
  "copy (select 1) to 'F/out.csv'",
  "copy (select 1) to 'F/allowed/../out.csv'",
  "copy (select 1) to 'F/allowed/link.txt'",
  "create table stolen as from read_text('F/secret.txt')",
  "attach 'F/other.duckdb'",
  "attach 'F/allowed/../other.duckdb' as other",
  "export database 'F/export'",
  "import database 'F/export'",
  "install httpfs",
  "install 'F/x.duckdb_extension'",
  "load httpfs",
  "load 'F/x.duckdb_extension'",
  "set enable_external_access = true",
  "set allowed_directories = ['/']",
  "set lock_configuration = false",
  "set temp_directory = 'F/spill'",
  "set home_directory = 'F'",
  "set log_query_path = 'F/log'",
  "pragma enable_profiling = 'json'",
  "pragma profiling_output = 'F/profile'",
  "reset lock_configuration",
  "set global secret_directory = 'F'",
  "create persistent secret s (type http, bearer_token 'x')",
];

Deno.test("permissions: SQL cannot leave the folders that ingest's DuckDB is given", async (test) => {
  await withGuardedFolder(async (folder) => {
    await writeTree(folder, { "allowed/mine.csv": "a\n1\n", "allowed-not/secret.txt": "secret" });
    await Deno.symlink(`${folder}/secret.txt`, `${folder}/allowed/link.txt`);
    const before = await listTree(folder);
    const database = await Database.open(":memory:", { allowedDirectories: [`${folder}/allowed`] });
    assert.equal((await database.rows(`from read_csv('${folder}/allowed/mine.csv')`)).length, 1);
    for (const sql of BREAK_OUTS) {
      await test.step(sql, () => assertDenied(database, sql.replaceAll("F/", `${folder}/`)));
    }
    database.close();
    assert.deepEqual(await listTree(folder), before);
    assert.equal(await Deno.readTextFile(`${folder}/secret.txt`), "secret");
  });
});

Deno.test("permissions: SQL cannot leave query's copy at all", async (test) => {
  await withGuardedFolder(async (folder) => {
    await writeTree(`${folder}/raw`, { "input.json": history(3) });
    await ingestFolder(folder);
    await Deno.mkdir(`${folder}/allowed`);
    const before = await listTree(folder);
    const database = await openCopy(`${folder}/data/spotify.duckdb`);
    const inside = [
      "from read_text('F/data/mine.txt')",
      "from read_json('F/raw/input.json')",
      "copy plays to 'F/data/out.csv'",
      "attach 'F/data/spotify.duckdb' as original",
    ];
    for (const sql of [...BREAK_OUTS, ...inside]) {
      await test.step(sql, () => assertDenied(database, sql.replaceAll("F/", `${folder}/`)));
    }
    database.close();
    assert.deepEqual(await listTree(folder), before);
  });
});

async function assertDenied(database: Database, sql: string): Promise<void> {
  await assert.rejects(database.run(sql), (error) => {
    assert.match(String(error), /^Error: Permission Error|the configuration has been locked$/);
    return true;
  });
}

async function withGuardedFolder(act: (folder: string) => Promise<void>): Promise<void> {
  await withFolder(async (folder) => {
    await writeTree(folder, {
      "secret.txt": "secret",
      "secret.csv": "secret",
      "raw/input.json": "[]",
      "data/mine.txt": "mine",
    });
    await Deno.symlink(`${folder}/secret.txt`, `${folder}/data/link.txt`);
    await act(folder);
  });
}

/** Runs each attempt in one script that has a task's permissions; says what became of each. */
async function attempt(
  name: CommandName,
  folder: string,
  attempts: Readonly<Record<string, string>>,
): Promise<unknown> {
  const tries = Object.entries(attempts).map(([what, code]) =>
    `await attempt(${JSON.stringify(what)}, async () => { ${code}; });`
  );
  const script = `
    const F = ${JSON.stringify(folder)};
    const outcome = {};
    const ignoreMissing = (error) => {
      if (!(error instanceof Deno.errors.NotFound)) throw error;
    };
    const mayWrite = async (path) => {
      const { state } = await Deno.permissions.query({ name: "write", path });
      if (state !== "granted") throw new Deno.errors.NotCapable(path);
    };
    const isDenial = (error) =>
      error instanceof Deno.errors.NotCapable || /Requires .* access/.test(String(error));
    async function attempt(what, act) {
      try {
        await act();
        outcome[what] = "done";
      } catch (error) {
        outcome[what] = isDenial(error) ? "denied" : String(error);
      }
    }
    ${tries.join("\n")}
    console.log(JSON.stringify(outcome));`;
  const file = await Deno.makeTempFile({ suffix: ".js" });
  try {
    await Deno.writeTextFile(file, script);
    const { settings, origin } = resolveSettings(SETTINGS, {});
    const own = { ...settings, dataRawDir: `${folder}/raw`, dataDir: `${folder}/data` };
    const flags = taskPermissions(name, { settings: own, origin });
    const { stdout, stderr } = await runDeno([
      "run",
      ...flags,
      `--config=${PROJECT}deno.json`,
      file,
    ]);
    assert.notEqual(stdout, "", stderr);
    return JSON.parse(stdout);
  } finally {
    await Deno.remove(file);
  }
}
