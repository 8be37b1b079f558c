import assert from "node:assert/strict";
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from "@zip.js/zip.js";
import { unpack } from "./archive.ts";
import { ARCHIVE_LIMITS, type ArchiveLimits, UnpackBudget } from "./unpack_budget.ts";

const TEXT = "x".repeat(1000);

Deno.test("unpack: every entry's bytes reach its sink, which is closed", async () => {
  const { texts, closed } = await unpacked({ "a.txt": TEXT, "b/c.txt": "", "é.txt": "é" });
  assert.deepEqual(texts, { "a.txt": TEXT, "b/c.txt": "", "é.txt": "é" });
  assert.equal(closed, 3);
});

Deno.test("unpack: a sink that has seen enough gets no more, and no end", async () => {
  const { texts, ended, closed } = await unpacked({ "a.txt": TEXT, "b.txt": "b" }, { most: 1 });
  assert.equal(Object.keys(texts).length, 2);
  assert.deepEqual({ ended, closed }, { ended: 0, closed: 2 });
});

Deno.test("unpack: entries without a sink are left out", async () => {
  const { texts } = await unpacked({ "a.txt": TEXT, "skip.txt": "s" }, { skip: "skip.txt" });
  assert.deepEqual(Object.keys(texts), ["a.txt"]);
});

/** Limits just passed, and just not. */
const LIMITS: readonly (readonly [Partial<ArchiveLimits>, RegExp | undefined])[] = [
  [{ entries: 3 }, undefined],
  [{ entries: 2 }, /hold more than 2 files/],
  [{ bytes: 3000 }, undefined],
  [{ bytes: 2999 }, /the archives unpack to more than/],
];

for (const [limits, message] of LIMITS) {
  Deno.test(`unpack: ${JSON.stringify(limits)} ${message === undefined ? "suffice" : "do not suffice"}`, async () => {
    const run = unpacked({ "a.txt": TEXT, "b.txt": TEXT, "c.txt": TEXT }, { limits });
    if (message === undefined) await run;
    else await assert.rejects(run, { code: "zip-limit", message });
  });
}

Deno.test("unpack: a sink's own failure is passed on as it is", async () => {
  const full = new Error("No space left on device");
  await assert.rejects(unpacked({ "a.txt": TEXT }, { failure: full }), full);
});

interface Wishes {
  readonly limits?: Partial<ArchiveLimits>;
  /** How many bytes a sink wants. */
  readonly most?: number;
  readonly skip?: string;
  readonly failure?: Error;
}

async function unpacked(files: Readonly<Record<string, string>>, wishes: Wishes = {}) {
  const texts: Record<string, string> = {};
  let ended = 0;
  let closed = 0;
  const path = await Deno.makeTempFile();
  try {
    await Deno.writeFile(path, await zip(files));
    using archive = await Deno.open(path);
    const budget = new UnpackBudget({ ...ARCHIVE_LIMITS, ...wishes.limits });
    await unpack(archive, "x.zip", budget, (entry) => {
      if (entry === wishes.skip) return undefined;
      texts[entry] = "";
      return {
        write: (chunk) => {
          if (wishes.failure !== undefined) return Promise.reject(wishes.failure);
          texts[entry] += new TextDecoder().decode(chunk);
          return Promise.resolve((texts[entry] ?? "").length < (wishes.most ?? Infinity));
        },
        end: () => Promise.resolve(void ended++),
        close: () => void closed++,
      };
    });
    return { texts, ended, closed };
  } finally {
    await Deno.remove(path);
  }
}

async function zip(files: Readonly<Record<string, string>>): Promise<Uint8Array> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
  for (const [path, text] of Object.entries(files)) {
    await writer.add(path, new Uint8ArrayReader(new TextEncoder().encode(text)));
  }
  return await writer.close();
}
