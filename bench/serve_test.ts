import assert from "node:assert/strict";
import { NotMeasured, requireDatabase, requireOk } from "./serve.ts";

Deno.test("requireDatabase: refuses a folder without a database and names the demo's command", async () => {
  const folder = await Deno.makeTempDir();
  try {
    await assert.rejects(
      requireDatabase(folder),
      new NotMeasured(
        `There is no database at ${folder}/spotify.duckdb, so there is nothing to measure. ` +
          "Run `deno task demo --no-serve` first, or set DATA_DIR to a folder that has one.",
      ),
    );
    await Deno.writeTextFile(`${folder}/spotify.duckdb`, "");
    await requireDatabase(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("requireOk: an answer that is an error is not measured", () => {
  const answer = new Response("");
  assert.equal(requireOk(answer), answer);
  assert.throws(() => requireOk(new Response("", { status: 400 })), /answered 400/);
});
