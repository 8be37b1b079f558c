import assert from "node:assert/strict";
import { folderOf, inputFile } from "./input_file.ts";

Deno.test("inputFile: in the input folder, or beside the input file, links or not", async () => {
  const folder = await Deno.makeTempDir();
  try {
    await Deno.mkdir(`${folder}/raw/sub`, { recursive: true });
    await Deno.writeTextFile(`${folder}/raw/sub/x.zip`, "");
    await Deno.symlink("raw/sub/x.zip", `${folder}/link.zip`);
    const found = (input: string) => inputFile(`${folder}/${input}`, "rules.json");
    assert.equal(await found("raw"), `${folder}/raw/rules.json`);
    assert.equal(await found("raw/sub/x.zip"), `${folder}/raw/sub/rules.json`);
    assert.equal(await found("link.zip"), `${folder}/rules.json`);
    assert.equal(await found("missing"), `${folder}/missing/rules.json`);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("folderOf: also at the top and without a folder", () => {
  assert.equal(folderOf("a/b/c.zip"), "a/b");
  assert.equal(folderOf("/c.zip"), "/");
  assert.equal(folderOf("c.zip"), ".");
});
