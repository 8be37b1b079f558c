/** Days on pages are those of the listener's clock, and a session counts on the day it began. */
import assert from "node:assert/strict";
import { useStore } from "../../lib/server/site_store.ts";
import { withFolder, writeTree } from "../support/folders.ts";
import { ingestFolder } from "../support/ingesting.ts";
import { patientStore } from "../support/patient_store.ts";
import { extended } from "../support/records.ts";
import { ask, readable } from "../support/site.ts";

/** Songs of three minutes, one after the other. */
function evening(from: string, songs: number): Record<string, unknown>[] {
  const begin = Date.parse(from);
  return Array.from({ length: songs }, (_, at) =>
    extended({
      ts: new Date(begin + (at + 1) * 180_000).toISOString().replace(".000Z", "Z"),
      ms_played: 180_000,
      master_metadata_track_name: `Song ${at}`,
    }));
}

/** Runs `test` on the pages of an export that a listener in Toronto made. */
async function inToronto(
  files: Record<string, unknown[]>,
  test: (page: (path: string) => Promise<string>) => Promise<void>,
): Promise<void> {
  await withFolder(async (folder) => {
    await writeTree(folder, files);
    await ingestFolder(folder, { timezone: "America/Toronto" });
    const store = patientStore(`${folder}/data`);
    useStore(store);
    try {
      await test(async (path) => {
        const response = await ask(path);
        assert.equal(response.status, 200, path);
        return readable(await response.text());
      });
    } finally {
      useStore(undefined);
      await store.close();
    }
  });
}

Deno.test("/data: files begin and end on the listener's days, not on those of UTC", async () => {
  // 03:00 UTC on 1 January is 22:00 on 31 December in Toronto.
  await inToronto({ "raw/a.json": evening("2024-01-01T03:00:00Z", 20) }, async (page) => {
    const data = await page("/data");
    assert.match(data, /Sun 31 Dec 2023/);
    assert.doesNotMatch(data, /1 Jan 2024/);
  });
});

Deno.test("sessions: one that runs over midnight is the same on every page, on its first day", async () => {
  // 23:00 to 01:30 in Toronto, over New Year's Eve of a longer history.
  const files = {
    "raw/a.json": [
      ...evening("2023-12-01T20:00:00Z", 20),
      ...evening("2024-01-01T04:00:00Z", 50),
      ...evening("2024-02-01T20:00:00Z", 20),
    ],
  };
  await inToronto(files, async (page) => {
    assert.match(await page("/patterns"), /2 h 30 min of music in one go/);
    assert.match(await page("/patterns?startDate=2023-12-31&endDate=2023-12-31"), /2 h 30 min/);
    assert.match(await page("/year/2023"), /2 h 30 min/);
    assert.doesNotMatch(await page("/year/2024"), /2 h 30 min/);
  });
});
