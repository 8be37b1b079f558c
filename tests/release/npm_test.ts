/** The package for npm, installed as people install it: from a tarball, into an empty folder. */
import assert from "node:assert/strict";
import { tour } from "../support/binary_tour.ts";
import { listTree, withFolder } from "../support/folders.ts";
import { PROJECT } from "../support/processes.ts";
import { runTask } from "../support/run_task.ts";

/** What a package may not hold: sources, tests, data of anybody. */
const NOT_IN_IT = /(?:\.tsx?$|_test|^tests|^data|\.env|\.duckdb$|node_modules)/;

Deno.test("npm: the package is packed, installed and used", async (test) => {
  if (await npm(["--version"], PROJECT) === undefined) {
    console.log("    skipped: there is no npm on this machine");
    return;
  }
  const packed = await runTask(["pack", "--json"]);
  assert.equal(packed.code, 0, packed.stderr);
  const { folder: made, bytes, version } = JSON.parse(packed.stdout);
  await test.step("it holds what is needed and no more", async () => {
    const files = await listTree(`${PROJECT}${made}`);
    assert.deepEqual(files.filter((path) => NOT_IN_IT.test(path)), []);
    for (const path of ["package.json", "tonearm.mjs", "scripts/npm.js", "LICENSE", "README.md"]) {
      assert.ok(files.includes(path), path);
    }
    assert.ok(bytes < 5_000_000, `${bytes} bytes`);
  });
  await withFolder(async (folder) => {
    await Deno.writeTextFile(`${folder}/package.json`, "{}");
    await npm(["pack", `${PROJECT}${made}`, "--silent"], folder);
    const tarball = `./tonearm-${version}.tgz`;
    const install = ["install", "--no-audit", "--no-fund", "--prefer-offline", tarball];
    assert.notEqual(await npm(install, folder), undefined, "npm could not install the tarball");
    const program = `${folder}/node_modules/tonearm/tonearm.mjs`;
    await Deno.mkdir(`${folder}/empty`);
    await tour(["node", program], `${folder}/empty`, test);
  });
});

/** Runs npm in a folder; what it printed, or undefined when it is not there or failed. */
async function npm(args: readonly string[], cwd: string): Promise<string | undefined> {
  const isWindows = Deno.build.os === "windows";
  const [program = "", ...words] = isWindows ? ["cmd", "/c", "npm", ...args] : ["npm", ...args];
  try {
    const { success, stdout, stderr } = await new Deno.Command(program, { args: words, cwd })
      .output();
    if (!success) console.error(new TextDecoder().decode(stderr));
    return success ? new TextDecoder().decode(stdout) : undefined;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}
