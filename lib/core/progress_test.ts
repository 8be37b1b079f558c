import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";

/** Runs a script with a `progress` of the given options; what it wrote to stdout and stderr. */
async function told(options: string, script: string): Promise<{ stdout: string; stderr: string }> {
  const code = `
    import { Progress } from ${JSON.stringify(new URL("progress.ts", import.meta.url).href)};
    const progress = new Progress(${options});
    ${script}
    progress.done();`;
  const { stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["eval", "--quiet", "--no-lock", code],
    cwd: fileURLToPath(new URL("../..", import.meta.url)),
    env: { NO_COLOR: "1" },
  }).output();
  const decoder = new TextDecoder();
  return { stdout: decoder.decode(stdout), stderr: decoder.decode(stderr) };
}

const SCRIPT =
  'progress.stage("Reading", 2); progress.at(1); progress.say("a note"); progress.stage("Writing");';

Deno.test("Progress: plain lines on stderr where there is no terminal", async () => {
  const { stdout, stderr } = await told("{ silent: false }", SCRIPT);
  assert.equal(stdout, "");
  assert.equal(stderr, "Reading …\na note\nWriting …\n");
});

Deno.test("Progress: nothing when it is silent", async () => {
  assert.deepEqual(await told("{ silent: true }", SCRIPT), { stdout: "", stderr: "" });
  assert.deepEqual(await told("{ silent: true, terminal: true }", SCRIPT), {
    stdout: "",
    stderr: "",
  });
});
