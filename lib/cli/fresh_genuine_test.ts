import assert from "node:assert/strict";
import { copyTree, type Outcome, tryGenuine } from "./fresh_genuine.ts";
import { CliError } from "../core/errors.ts";

/** Tries with a Deno that ends as it is told, by the first word of its arguments. */
async function trying(outcomes: Record<string, Outcome>, isRequired = false) {
  const said: string[] = [];
  const ran: string[] = [];
  const code = await tryGenuine({
    ...{ folder: "/nowhere", isRequired },
    run: (_, [name = ""]) => {
      ran.push(name);
      return Promise.resolve(outcomes[name] ?? { code: 0, stderr: "" });
    },
    say: (line) => said.push(line),
  });
  return { code, ran, last: said.at(-1) ?? "" };
}

const AWAY = {
  code: 1,
  stderr: "error: JSR package manifest for '@fresh/core' failed to load. Import 'x' failed.",
};

Deno.test("tryGenuine: where JSR cannot be reached it is not tried, and no failure", async () => {
  const { code, ran, last } = await trying({ cache: AWAY });
  assert.equal(code, 0);
  assert.deepEqual(ran, ["cache"]);
  assert.match(last, /not tried/);
  assert.equal((await trying({ cache: AWAY }, true)).code, 1);
});

Deno.test("tryGenuine: whatever else fails is a failure, and named", async () => {
  const passed = await trying({});
  assert.deepEqual([passed.code, passed.ran], [0, ["cache", "check", "task", "test"]]);
  const failed = { code: 1, stderr: "error: broken" };
  for (
    const [name, what] of [["cache", "download"], ["task", "build"], ["test", "tests"]] as const
  ) {
    const { code, last } = await trying({ [name]: failed });
    assert.equal(code, 1, name);
    assert.match(last, new RegExp(`failed: ${what}`));
  }
});

Deno.test("copyTree: the whole tree without the member, whose name leads to JSR", async () => {
  const folder = await Deno.makeTempDir();
  try {
    await copyTree(Deno.cwd(), folder);
    const { workspace, imports } = JSON.parse(await Deno.readTextFile(`${folder}/deno.json`));
    assert.deepEqual(workspace, ["./packages/demo"]);
    assert.match(imports.fresh, /^jsr:@fresh\/core@/);
    await assert.rejects(Deno.stat(`${folder}/packages/fresh/src`), Deno.errors.NotFound);
    await assert.rejects(Deno.stat(`${folder}/packages/fresh/deno.json`), Deno.errors.NotFound);
    for (
      const path of ["main.ts", "packages/fresh/tests/app_test.tsx", "packages/demo/deno.json"]
    ) {
      await Deno.stat(`${folder}/${path}`);
    }
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("copyTree: outside a clone it says what is missing", async () => {
  const folder = await Deno.makeTempDir();
  try {
    await assert.rejects(
      copyTree(`${folder}/nowhere`, folder),
      (error) => error instanceof CliError && error.code === "broken-install",
    );
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
