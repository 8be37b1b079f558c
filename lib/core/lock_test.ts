import assert from "node:assert/strict";
import { withLock } from "./lock.ts";

Deno.test("withLock: what holds the lock runs alone", async () => {
  await withFolder(async (folder) => {
    let inside = 0;
    let most = 0;
    const runs = Array.from({ length: 5 }, (_, at) =>
      withLock(folder, async () => {
        most = Math.max(most, ++inside);
        await Deno.writeTextFile(`${folder}/${at}`, "");
        inside--;
        return at;
      }));
    assert.deepEqual(await Promise.all(runs), [0, 1, 2, 3, 4]);
    assert.equal(most, 1);
  });
});

Deno.test("withLock: the lock is free again after an error, which stays what it is", async () => {
  await withFolder(async (folder) => {
    await assert.rejects(
      withLock(folder, () => Promise.reject(new RangeError("mine"))),
      RangeError,
    );
    assert.equal(await withLock(folder, () => Promise.resolve("free")), "free");
  });
});

async function withFolder(act: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await act(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}
