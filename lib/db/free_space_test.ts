import assert from "node:assert/strict";
import { statfs } from "node:fs/promises";
import { freeBytes } from "./free_space.ts";

Deno.test("freeBytes: what the system says, and nothing is left behind", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const free = await freeBytes(folder);
    const { bavail, bfree, bsize } = await statfs(folder);
    assert.ok(free !== undefined, "DuckDB still says it as text with a unit");
    // other programs write meanwhile, and DuckDB rounds
    assert.ok(free > bavail * bsize * 0.9 && free < bfree * bsize * 1.1, `${free} bytes`);
    assert.deepEqual([...Deno.readDirSync(folder)], []);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
