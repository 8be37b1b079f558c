import assert from "node:assert/strict";
import { withWorkFolder } from "./work_folder.ts";

Deno.test("withWorkFolder: the folder is there while it runs, and gone after", async () => {
  await withDataFolder(async (dataDir) => {
    const seen = await withWorkFolder(dataDir, async (folder) => {
      await Deno.writeTextFile(`${folder}/x`, "x");
      return await subfolders(dataDir);
    });
    assert.equal(seen.length, 1);
    assert.deepEqual(await subfolders(dataDir), []);
  });
});

Deno.test("withWorkFolder: the folder goes when the work fails, and the error stays", async () => {
  await withDataFolder(async (dataDir) => {
    const failing = withWorkFolder(dataDir, () => Promise.reject(new Error("mine")));
    await assert.rejects(failing, /mine/);
    assert.deepEqual(await subfolders(dataDir), []);
  });
});

Deno.test("withWorkFolder: strays of killed runs are removed, also half-made ones", async () => {
  await withDataFolder(async (dataDir) => {
    await Deno.mkdir(`${dataDir}/.ingest-dead/spill`, { recursive: true });
    await Deno.writeTextFile(`${dataDir}/.ingest-dead/alive`, "");
    await Deno.mkdir(`${dataDir}/.ingest-new`);
    await Deno.mkdir(`${dataDir}/mine`);
    await withWorkFolder(dataDir, () => Promise.resolve());
    assert.deepEqual(await subfolders(dataDir), ["mine"]);
  });
});

Deno.test("withWorkFolder: runs at the same time leave each other's folders alone", async () => {
  await withDataFolder(async (dataDir) => {
    const runs = Array.from({ length: 8 }, () =>
      withWorkFolder(dataDir, async (folder) => {
        await Deno.writeTextFile(`${folder}/x`, "mine");
        return await withWorkFolder(dataDir, () => Deno.readTextFile(`${folder}/x`));
      }));
    assert.deepEqual(await Promise.all(runs), Array(8).fill("mine"));
    assert.deepEqual(await subfolders(dataDir), []);
  });
});

async function withDataFolder(act: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await act(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

async function subfolders(folder: string): Promise<string[]> {
  const entries = await Array.fromAsync(Deno.readDir(folder));
  return entries.filter(({ isDirectory }) => isDirectory).map(({ name }) => name).sort();
}
