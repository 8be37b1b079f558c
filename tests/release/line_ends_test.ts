import assert from "node:assert/strict";

/** What git says of a file: line ends in the index, and what `.gitattributes` makes of them. */
const LINE = /^i\/(\S*)\s+w\/\S*\s+attr\/(.*?)\s*\t(.*)$/;

Deno.test(".gitattributes: text has LF on every system, exports stay as they came", async () => {
  const args = ["-c", "core.quotePath=false", "ls-files", "--eol"];
  const { code, stdout } = await new Deno.Command("git", { args }).output();
  assert.equal(code, 0);
  const files = new TextDecoder().decode(stdout).trimEnd().split("\n").map((line) => {
    const [, found = "", attributes = "", path = ""] = LINE.exec(line) ?? [];
    return { found, attributes, path };
  });
  assert.ok(files.length > 500);
  for (const { found, attributes, path } of files) {
    if (/^tests\/exports\/.*\/export\//.test(path)) assert.equal(attributes, "-text", path);
    else if (found !== "-text") {
      assert.ok(found === "lf" || found === "none", `${path} has ${found}`);
      assert.equal(attributes, "text=auto eol=lf", path);
    }
  }
});
