import assert from "node:assert/strict";
import { openCopy } from "./duckdb.ts";
import { probeDatabase } from "./probe.ts";

Deno.test("probeDatabase: a drive that does not answer is an error, not a wait without end", async () => {
  const never = () => new Promise<never>(() => {});
  await assert.rejects(probeDatabase("/mnt/away/spotify.duckdb", never, 20), {
    code: "drive-silent",
    message: /its drive has not answered for 0\.02 s/,
    fix: /DATA_DIR/,
  });
});

Deno.test("probeDatabase: what is not there, is a folder, or may not be read", async () => {
  const folder = await Deno.makeTempDir();
  await assert.rejects(probeDatabase(`${folder}/none`), { code: "no-database" });
  await assert.rejects(probeDatabase(folder), {
    code: "bad-database",
    message: /is not a file but a folder/,
  });
  const denied = () => Promise.reject(new Deno.errors.PermissionDenied("permission denied"));
  await assert.rejects(probeDatabase("x", denied), { code: "disk" });
  await Deno.remove(folder, { recursive: true });
});

Deno.test({
  name: "openCopy: a pipe in place of the database is an error",
  ignore: Deno.build.os === "windows", // It has none in folders.
  fn: async () => {
    const folder = await Deno.makeTempDir();
    const pipe = `${folder}/spotify.duckdb`;
    const { success } = await new Deno.Command("mkfifo", { args: [pipe] }).output();
    assert.ok(success);
    await assert.rejects(openCopy(pipe), { code: "bad-database", message: /a pipe or a device/ });
    await Deno.remove(folder, { recursive: true });
  },
});
