/** What the pages for people say about the tree is so. */
import assert from "node:assert/strict";
import { dirname, join } from "node:path";

const PAGES = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"];

async function namesIn(folder: string, want: (entry: Deno.DirEntry) => boolean): Promise<string[]> {
  const names: string[] = [];
  for await (const entry of Deno.readDir(folder)) if (want(entry)) names.push(entry.name);
  return names.sort();
}

const isPage = ({ name }: Deno.DirEntry) => name.endsWith(".md");
const isFolder = ({ isDirectory }: Deno.DirEntry) => isDirectory;

Deno.test("docs: every link leads to a file and a heading that are there", async () => {
  const docs = (await namesIn("docs", isPage)).map((name) => `docs/${name}`);
  let checked = 0;
  for (const page of [...PAGES, ...docs]) {
    const text = await Deno.readTextFile(page);
    for (const [, target = ""] of text.matchAll(/(?<!!)\[[^\]]*\]\(([^)\s]+)\)/g)) {
      if (/^[a-z]+:/.test(target)) continue;
      const [path = "", heading] = target.split("#");
      const file = path === "" ? page : join(dirname(page), path);
      const found = await Deno.readTextFile(file).catch(() => null);
      assert.ok(found !== null, `${page}: ${target}`);
      if (heading !== undefined) assert.ok(anchors(found).includes(heading), `${page}: ${target}`);
      checked++;
    }
  }
  assert.ok(checked > 20, `${checked} links`);
});

/** The names by which a page's headings are linked to. */
function anchors(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = ""]) =>
    title.toLowerCase().replaceAll(/[^\p{L}\p{N} _-]/gu, "").replaceAll(" ", "-")
  );
}

Deno.test("docs: each decision has a number of its own, without gaps, and its title has it", async () => {
  const names = await namesIn("docs/decisions", isPage);
  for (const [index, name] of names.entries()) {
    assert.equal(name.slice(0, 5), `${String(index + 1).padStart(4, "0")}-`, name);
    const text = await Deno.readTextFile(`docs/decisions/${name}`);
    assert.match(text, new RegExp(`^# ${index + 1}\\. `), name);
  }
});

Deno.test("ARCHITECTURE.md: every room of the tree is in it", async () => {
  const page = await Deno.readTextFile("ARCHITECTURE.md");
  const rooms = await namesIn("lib", isFolder);
  for (const room of [...rooms, "routes", "islands", "components", "scripts", "packages/fresh"]) {
    assert.ok(page.includes(`${room}/\``), room);
  }
});

Deno.test("ARCHITECTURE.md: every file it names exists", async () => {
  const page = await Deno.readTextFile("ARCHITECTURE.md");
  const files = [...page.matchAll(/`([a-z]+\/[^`\s]+\.tsx?)`/g)].map(([, file = ""]) => file);
  assert.ok(files.length > 15, `${files.length} files`);
  for (const file of files) assert.ok((await Deno.stat(file)).isFile, file);
});

Deno.test("README.md: its parts come in the order in which someone new asks", async () => {
  const text = await Deno.readTextFile("README.md");
  const order = [
    ...["](docs/pictures/overview.png)", "## Get it", "## Ask Spotify", "## See it"],
    ...["## Your own data"],
    ...["## What is counted, and why", "## Privacy", "## Deploy", "## Enrich"],
    ...["## Configuration", "## Help", "### Troubleshooting"],
  ];
  const places = order.map((part) => text.indexOf(part));
  assert.ok(!places.includes(-1), `${places}`);
  assert.deepEqual(places, [...places].sort((a, b) => a - b));
});
