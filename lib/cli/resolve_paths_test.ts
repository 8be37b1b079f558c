import assert from "node:assert/strict";
import { resolvePaths } from "./resolve_paths.ts";

Deno.test("resolvePaths: what is behind links is granted as well, what is not there yet too", async () => {
  await inFolder(async (folder) => {
    await Deno.mkdir(`${folder}/real/raw`, { recursive: true });
    await Deno.symlink("real", `${folder}/link`);
    const { read, write } = await resolvePaths({
      read: [`${folder}/link/raw`, `${folder}/real/raw`, `${folder}/link/new/deep`],
      write: [`${folder}/link/new`],
    }, "elsewhere");
    assert.deepEqual(read, [
      `${folder}/link/raw`,
      `${folder}/real/raw`,
      `${folder}/link/new/deep`,
      `${folder}/real/new/deep`,
    ]);
    assert.deepEqual(write, [`${folder}/link/new`, `${folder}/real/new`]);
  });
});

Deno.test("resolvePaths: what may lie beside an input file is granted, no more", async () => {
  await inFolder(async (folder) => {
    const file = `${folder}/my_spotify_data.zip`;
    await Deno.writeTextFile(file, "");
    const beside = ["timezones.json", "genres.json", "rules.json"]
      .map((name) => `${folder}/${name}`);
    const granted = await resolvePaths({ read: [file, "data"], write: ["data"] }, file);
    assert.deepEqual(granted, { read: [file, "data", ...beside], write: ["data"] });
    // a task that does not read the input
    assert.deepEqual(await resolvePaths({ read: ["data"] }, file), { read: ["data"], write: [] });
  });
});

Deno.test("resolvePaths: everything else stays", async () => {
  const given = {
    read: ["data"],
    write: ["data"],
    net: ["x:1"],
    run: ["deno"],
    ffi: true,
  } as const;
  assert.deepEqual(await resolvePaths(given, "data_raw"), given);
});

async function inFolder(act: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.realPath(await Deno.makeTempDir());
  try {
    await act(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}
