/** What Tonearm writes is for its owner alone. */
import assert from "node:assert/strict";
import { listTree, withFolder, writeTree } from "../support/folders.ts";
import { history } from "../support/records.ts";
import { runTask } from "../support/run_task.ts";

/** Windows has no such modes: there a folder hands on its own rights. */
const ignore = Deno.build.os === "windows";

const TASKS: readonly (readonly string[])[] = [
  ["pipeline"],
  ["export", "--format", "csv"],
  ["demo", "--no-serve", "--plays", "300", "--years", "1"],
];

Deno.test({
  name: "attack: other users of the computer can read nothing of what tasks write",
  ignore,
  fn: async () => {
    await withFolder(async (folder) => {
      await writeTree(`${folder}/raw`, { "history.json": history(50) });
      const env = { DATA_RAW_DIR: `${folder}/raw`, DATA_DIR: `${folder}/data` };
      for (const args of TASKS) {
        const { code, stderr } = await runTask(args, env);
        assert.equal(code, 0, stderr);
      }
      const paths = await listTree(`${folder}/data`);
      assert.ok(paths.includes("spotify.duckdb") && paths.includes("demo/spotify.duckdb"));
      assert.ok(paths.some((path) => path.startsWith("export/plays/")));
      for (const path of ["", ...paths]) {
        const { mode } = await Deno.stat(`${folder}/data/${path}`);
        const isFolder = path === "" || path.endsWith("/");
        assert.equal(((mode ?? 0) & 0o777).toString(8), isFolder ? "700" : "600", path);
      }
    });
  },
});

Deno.test({
  name: "private files: doctor says when others can read the database",
  ignore,
  fn: async () => {
    await withFolder(async (folder) => {
      await writeTree(`${folder}/raw`, { "history.json": history(10) });
      const env = { DATA_RAW_DIR: `${folder}/raw`, DATA_DIR: `${folder}/data` };
      const finding = async () => {
        const { stdout } = await runTask(["doctor", "--json"], env);
        const all: { check: string; ok: boolean; detail: string; fix: string }[] = JSON.parse(
          stdout,
        );
        return all.find(({ check }) => check === "privacy");
      };
      assert.equal((await runTask(["ingest"], env)).code, 0);
      assert.equal((await finding())?.ok, true);
      await Deno.chmod(`${folder}/data`, 0o755);
      await Deno.chmod(`${folder}/data/spotify.duckdb`, 0o644);
      const open = await finding();
      assert.equal(open?.ok, false);
      assert.match(open.detail, /other users .* can read .*\/data\/spotify\.duckdb$/);
      assert.match(open.fix, /chmod -R go= /);
    });
  },
});
