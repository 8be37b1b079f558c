/** A checkout on a disk that cannot be written, as a unit with `ProtectSystem=strict` sees it. */
import assert from "node:assert/strict";
import { cloneInto } from "../support/clone.ts";
import { withFolder } from "../support/folders.ts";

/** Mounts a folder read-only for one command, in a namespace of its own. */
const READ_ONLY = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && cd "$0" && exec "$@"';

function readOnly(folder: string, args: readonly string[]): Deno.Command {
  return new Deno.Command("unshare", {
    args: ["-m", "sh", "-c", READ_ONLY, folder, ...args],
    env: { NO_COLOR: "1" },
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  });
}

function canMount(): boolean {
  if (Deno.build.os !== "linux") return false;
  const folder = Deno.makeTempDirSync();
  try {
    return readOnly(folder, ["true"]).outputSync().success;
  } catch {
    return false; // no such program
  } finally {
    Deno.removeSync(folder);
  }
}

Deno.test({
  name:
    "start: on a read-only disk it serves what was built, and says what to do where nothing was",
  ignore: !canMount(),
  fn: async (test) => {
    await withFolder(async (folder) => {
      await cloneInto(folder);
      const deno = (...args: string[]) =>
        new Deno.Command(Deno.execPath(), { args, cwd: folder, stdout: "null", stderr: "piped" });
      const start = [Deno.execPath(), "task", "--quiet", "start", "--port", "0", "--json"];
      await deno("install").output();

      await test.step("without a build", async () => {
        const { code, stderr } = await readOnly(folder, start).output();
        assert.equal(code, 1);
        const said = new TextDecoder().decode(stderr);
        assert.ok(said.includes(`Cannot write to ${folder}/_fresh/: the disk is read-only.`), said);
        assert.match(said, /fix: .*deno task build/);
      });

      await test.step("with one", async () => {
        const built = await deno("task", "--quiet", "build").output();
        assert.ok(built.success, new TextDecoder().decode(built.stderr));
        const child = readOnly(folder, start).spawn();
        const said = child.stdout.pipeThrough(new TextDecoderStream()).getReader();
        const { value = "" } = await said.read();
        const errors = new Response(child.stderr).text();
        try {
          const { url } = JSON.parse(value);
          const health = await fetch(`${url}api/health`);
          assert.equal((await health.json()).status, "ok");
        } finally {
          child.kill("SIGTERM");
          await said.cancel();
          assert.equal((await child.status).code, 0, await errors);
        }
      });
    });
  },
});
