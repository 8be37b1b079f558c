/** What `doctor` reports about the input before anything is read. */
import assert from "node:assert/strict";
import { surveyInput } from "../../lib/ingest/survey.ts";
import { type Content, withFolder, writeTree } from "../support/folders.ts";
import { runTask } from "../support/processes.ts";
import { rawZip } from "../support/raw_zips.ts";
import { history } from "../support/records.ts";
import { zip } from "../support/zips.ts";

const GOOD = JSON.stringify(history(3));
const FULL = await zip({ "MyData/endsong_0.json": history(500) });

/** Unreadable ZIPs, and what the survey reports for each. */
const ZIPS: readonly (readonly [string, Content, RegExp])[] = [
  ["cut in half", FULL.slice(0, FULL.length / 2), /x\.zip: the archive is truncated or damaged/],
  ["cut by a byte", FULL.slice(0, -1), /x\.zip: the archive is truncated or damaged/],
  ["encrypted", await zip({ "a.json": GOOD }, { password: "secret" }), /a\.json: it is encrypted/],
  ["by BZip2", rawZip([{ name: "a.json", content: GOOD, method: 12 }]), /it is packed by BZip2/],
  ["overlapping", rawZip([{ name: "a.json", content: GOOD, listed: 2 }]), /its entries overlap/],
];

for (const [what, archive, message] of ZIPS) {
  Deno.test(`surveyInput: a ZIP ${what} is reported with what to do`, async () => {
    await withFolder(async (folder) => {
      await writeTree(folder, { "good.json": GOOD, "sub/x.zip": archive, "good.zip": FULL });
      const { problems, ...counts } = await surveyInput(folder);
      assert.deepEqual(counts, { histories: 1, archives: 2, others: 0 });
      assert.equal(problems.length, 1);
      assert.match(problems[0]?.message ?? "", message);
      assert.notEqual(problems[0]?.fix ?? "", "");
    });
  });
}

Deno.test("doctor: a truncated ZIP is named, with what to do about it", async () => {
  await withFolder(async (folder) => {
    await writeTree(`${folder}/raw`, { "my_spotify_data.zip": FULL.slice(0, -100) });
    await Deno.mkdir(`${folder}/data`);
    const { code, stdout } = await runTask("doctor", folder, ["--json"]);
    assert.equal(code, 1);
    const findings: { check: string; ok: boolean; detail: string; fix: string }[] = JSON.parse(
      stdout,
    );
    assert.deepEqual(findings.find(({ check }) => check === "export"), {
      check: "export",
      ok: false,
      detail: "Cannot read my_spotify_data.zip: the archive is truncated or damaged.",
      fix: "Download it again, or move it out of the folder.",
    });
  });
});
