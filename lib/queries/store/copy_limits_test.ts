import assert from "node:assert/strict";
import { Database } from "../../db/duckdb.ts";
import { heldMemory, leaveMemory, memoryLimit, whyNoCopy } from "./copy_limits.ts";

const MIB = 1024 ** 2;

async function withLimit(memoryLimit: string, act: (database: Database) => Promise<void>) {
  const database = await Database.openUnlocked(":memory:", { memoryLimit });
  try {
    await act(database);
  } finally {
    database.close();
  }
}

for (
  const [limit, held, left] of [
    ["512MiB", 0, 512],
    ["512MiB", 200 * MIB, 312],
    ["2GiB", 1024 * MIB, 1024],
    ["100MiB", 99 * MIB, 16],
    ["100MiB", 4096 * MIB, 16],
  ] as const
) {
  Deno.test(`leaveMemory: of ${limit}, with ${held / MIB} MiB held, ${left} MiB are left`, async () => {
    await withLimit(limit, async (database) => {
      await leaveMemory(database, held);
      assert.equal(await memoryLimit(database), left * MIB);
    });
  });
}

Deno.test("leaveMemory: a copy that would not fit fails with a sentence that says what to do", async () => {
  await withLimit("64MiB", async (database) => {
    await leaveMemory(database, 60 * MIB);
    const filled = database.run("create table t as select range, random() from range(20000000)");
    const error = await filled.then(() => assert.fail("it fits"), (error) => error);
    assert.match(whyNoCopy(error), /too little memory for a copy .* MemoryMax/);
  });
});

Deno.test("heldMemory: grows with what a database in memory holds", async () => {
  await withLimit("512MiB", async (database) => {
    const before = await heldMemory(database);
    await database.run("create table t as select range, random() as r from range(1000000)");
    assert.ok(await heldMemory(database) > before + MIB);
  });
});
