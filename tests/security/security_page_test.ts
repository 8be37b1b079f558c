import assert from "node:assert/strict";

const ROOMS = ["lib", "tests", "packages"];

/** The names of all tests, as the sources have them: with `${…}` where a test is made for each case. */
async function testNames(folder: string): Promise<string[]> {
  const names: string[] = [];
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    const path = `${folder}/${name}`;
    if (isDirectory && name !== "node_modules") names.push(...await testNames(path));
    if (!/_test\.tsx?$/.test(name)) continue;
    const source = await Deno.readTextFile(path);
    const found = source.matchAll(
      /(?:Deno\.test\(\s*|name:\s*)(?:"((?:[^"\\]|\\.)*)"|`((?:[^`\\]|\\.)*)`)/g,
    );
    names.push(...[...found].map(([, text, template = ""]) => text ?? template));
  }
  return names;
}

Deno.test("SECURITY.md: each defence names tests, and each test it names exists", async () => {
  const page = await Deno.readTextFile("SECURITY.md");
  const names = new Set((await Promise.all(ROOMS.map(testNames))).flat());
  const rows = page.split("\n").filter((line) => /^\| (?!attack |-)/.test(line));
  assert.ok(rows.length > 20);
  for (const row of rows) {
    const tests = [...(row.split("|")[3] ?? "").matchAll(/`([^`]+)`/g)];
    assert.ok(tests.length > 0, row);
    for (const [, test = ""] of tests) {
      assert.ok([...names].some((name) => isOf(name, test)), `There is no test “${test}”.`);
    }
  }
});

/** Whether a test of this name is one of those that a name in the sources stands for. */
function isOf(name: string, test: string): boolean {
  if (!name.includes("${")) return name === test;
  const parts = name.split(/\$\{[^}]*\}/).map((part) =>
    part.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&")
  );
  return parts.join("").length > 20 && new RegExp(`^${parts.join(".+")}$`).test(test);
}

Deno.test("SECURITY.md: every attack test is named", async () => {
  const page = await Deno.readTextFile("SECURITY.md");
  const names = (await testNames("tests")).filter((name) => name.startsWith("attack: "));
  assert.ok(names.length > 10);
  for (const name of names) assert.ok(page.includes(`\`${name}\``), name);
});
