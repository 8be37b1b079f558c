/** ZIPs that are broken, use unsupported methods, or are bombs, and their errors. */
import assert from "node:assert/strict";
import { constants, deflateRawSync } from "node:zlib";
import { failedIngest } from "../support/failed_ingest.ts";
import { type Content, listTree, withFolder, writeTree } from "../support/folders.ts";
import { ingestFolder } from "../support/ingesting.ts";
import { type RawEntry, rawZip } from "../support/raw_zips.ts";
import { extended, history } from "../support/records.ts";
import { zip } from "../support/zips.ts";

const GOOD = JSON.stringify(history(3));
const RECORD = JSON.stringify(extended());

const FULL = await zip({ "MyData/endsong_0.json": JSON.stringify(history(500)) });

/** Unreadable ZIPs, and their errors. */
const BROKEN_ZIPS: readonly (readonly [string, () => Promise<Content> | Content, RegExp])[] = [
  [
    "cut in half",
    () => FULL.slice(0, FULL.length / 2),
    /x\.zip: the archive is truncated or damaged/,
  ],
  ["cut in its directory", () => FULL.slice(0, -30), /x\.zip: the archive is truncated or damaged/],
  ["cut to its first bytes", () => FULL.slice(0, 6), /x\.zip: the archive is truncated or damaged/],
  [
    "with a damaged entry",
    () => damaged(FULL),
    /x\.zip!MyData\/endsong_0\.json: the archive is trunc/,
  ],
  [
    "of zeros after its signature",
    () => Uint8Array.of(0x50, 0x4b, 3, 4, ...new Uint8Array(500)),
    /damaged/,
  ],
];

for (const [what, make, message] of BROKEN_ZIPS) {
  Deno.test(`zip: one ${what} fails the run and is named`, async () => {
    await withFolder(async (folder) => {
      await writeTree(`${folder}/raw`, { "good.json": GOOD, "x.zip": await make() });
      assert.match((await failedIngest(folder, "broken-zip")).message, message);
      assert.deepEqual(await listTree(`${folder}/data`), [".lock"]);
    });
  });
}

/** An entry that claims a compression method. */
const packedBy = (method: number) => rawZip([{ name: "a.json", content: GOOD, method }]);

/** Intact ZIPs with unsupported methods, and the reason given. */
const UNREADABLE: readonly (readonly [string, () => Promise<Content> | Content, RegExp])[] = [
  ["BZip2", () => packedBy(12), /x\.zip!a\.json: it is packed by BZip2 \(method 12\), which/],
  ["LZMA", () => packedBy(14), /packed by LZMA \(method 14\)/],
  ["Zstandard", () => packedBy(93), /packed by Zstandard \(method 93\)/],
  ["PPMd", () => packedBy(98), /packed by PPMd \(method 98\)/],
  ["a method without a name", () => packedBy(77), /packed by method 77, which/],
  ["a password", () => zip({ "a.json": GOOD }, { password: "secret" }), /a\.json: it is encrypted/],
  [
    "the old encryption",
    () => zip({ "a.json": GOOD }, { password: "secret", zipCrypto: true }),
    /a\.json: it is encrypted/,
  ],
  [
    "encryption and an unknown method",
    () => rawZip([{ name: "a.json", content: GOOD, method: 99, flags: 1 }]),
    /a\.json: it is encrypted/,
  ],
  [
    "several parts",
    () => Uint8Array.of(0x50, 0x4b, 7, 8, 0x50, 0x4b, 3, 4, ...new Uint8Array(200)),
    /x\.zip: it is one part of an archive in several parts/,
  ],
];

for (const [what, make, message] of UNREADABLE) {
  Deno.test(`zip: one with ${what} is refused for that reason, with what to do`, async () => {
    const archive = await make();
    for (const files of [{ "x.zip": archive }, { "x.zip": await zip({ "x.zip": archive }) }]) {
      await withFolder(async (folder) => {
        await writeTree(`${folder}/raw`, { "good.json": GOOD, ...files });
        const error = await failedIngest(folder, "unreadable-zip");
        assert.match(error.message, message);
        assert.doesNotMatch(error.message + error.fix, /damaged|[Dd]ownload/);
        assert.match(error.fix ?? "", /put (the files|them)|pack them/);
        assert.deepEqual(await listTree(`${folder}/data`), [".lock"]);
      });
    }
  });
}

Deno.test("zip: Deflate64, which Windows uses for large files, is read", async () => {
  // without repeats, the two methods write the same
  const packed = deflateRawSync(GOOD, { strategy: constants.Z_HUFFMAN_ONLY });
  await withFolder(async (folder) => {
    const entry: RawEntry = { name: "a.json", content: GOOD, method: 9, packed };
    await writeTree(`${folder}/raw`, { "x.zip": rawZip([entry]) });
    assert.equal((await ingestFolder(folder)).plays, 3);
  });
});

Deno.test("zip: nesting four deep is refused", async () => {
  await withFolder(async (folder) => {
    let content: Content = GOOD;
    for (const name of ["a.json", "1.zip", "2.zip", "3.zip"]) {
      content = await zip({ [name]: content });
    }
    await writeTree(`${folder}/raw`, { "4.zip": content });
    assert.match((await failedIngest(folder, "zip-limit")).message, /more than 3 deep/);
  });
});

const MIB = 1024 ** 2;
/** History that packs to nearly nothing. */
const padded = (mib: number) => `[${RECORD}${" ".repeat(mib * MIB)}]`;
const tight = { level: 9 };
const BOMB = await zip({ "a.json": padded(40) }, tight);

/** Archives that unpack to more than 64 MiB and to more than 200 times their size. */
const BOMBS: readonly (readonly [string, () => Promise<Record<string, Content>>, RegExp])[] = [
  [
    "one entry",
    async () => ({ "x.zip": await zip({ "a.json": padded(80) }, tight) }),
    /x\.zip!a\.json: its archive unpacks to more than 200 times its size/,
  ],
  [
    "two entries",
    async () => ({ "x.zip": await zip({ "a.json": padded(40), "b.json": padded(40) }, tight) }),
    /x\.zip!b\.json: its archive/,
  ],
  [
    "ZIPs in a ZIP",
    async () => ({ "x.zip": await zip({ "1.zip": BOMB, "2.zip": BOMB }, tight) }),
    /x\.zip!2\.zip!a\.json: its archive/,
  ],
  [
    "ZIPs beside each other",
    () => Promise.resolve({ "x.zip": BOMB, "y.zip": BOMB }),
    /y\.zip!a\.json: its archive/,
  ],
];

for (const [what, make, message] of BOMBS) {
  Deno.test(`zip: a bomb of ${what} is refused and leaves nothing behind`, async () => {
    await withFolder(async (folder) => {
      await writeTree(`${folder}/raw`, { "good.json": GOOD, ...await make() });
      assert.match((await failedIngest(folder, "zip-limit")).message, message);
      assert.deepEqual(await listTree(`${folder}/data`), [".lock"]);
    });
  });
}

Deno.test("zip: entries that share bytes are refused before any is unpacked", async () => {
  const inner = rawZip([{ name: "b.json", content: GOOD }]);
  const quoted: RawEntry = { name: "a.json", content: inner, packed: inner, method: 0 };
  const archives = [rawZip([{ name: "a.json", content: GOOD, listed: 50 }]), overlapping(quoted)];
  for (const archive of archives) {
    await withFolder(async (folder) => {
      await writeTree(`${folder}/raw`, { "good.json": GOOD, "x.zip": archive });
      const { message } = await failedIngest(folder, "zip-limit");
      assert.match(message, /x\.zip: its entries overlap/);
    });
  }
});

/** An archive whose second entry is within the bytes of its first. */
function overlapping(first: RawEntry): Uint8Array {
  const archive = rawZip([first, { name: "b.json", content: GOOD }]);
  const view = new DataView(archive.buffer);
  const directory = view.getUint32(archive.length - 6, true);
  const second = directory + 46 + first.name.length;
  view.setUint32(second + 42, 30 + first.name.length, true);
  return archive;
}

Deno.test("zip: files with a high but harmless compression ratio are read", async () => {
  await withFolder(async (folder) => {
    const records = history(20_000).map((record) => ({ ...record, platform: "ios", ip_addr: "" }));
    await writeTree(`${folder}/raw`, { "x.zip": await zip({ "a.json": records }, tight) });
    assert.equal((await ingestFolder(folder)).records, 20_000);
  });
});

/** A ZIP with one byte of its first entry's data changed. */
function damaged(archive: Uint8Array): Uint8Array {
  const copy = archive.slice();
  const at = Math.floor(copy.length / 2);
  copy[at] = (copy[at] ?? 0) ^ 0xff;
  return copy;
}
