import assert from "node:assert/strict";
import { withProgramName } from "./program.ts";

Deno.test("withProgramName: tasks are words of the binary, in whatever form they are named", () => {
  assert.equal(withProgramName("npx -y deno task query --csv", true), "tonearm query --csv");
  assert.equal(withProgramName("deno task hash-password", true), "tonearm hash-password");
  assert.equal(
    withProgramName("a: deno task start\nb: `deno task demo`", true),
    "a: tonearm serve\nb: `tonearm demo`",
  );
});

Deno.test("withProgramName: under Deno nothing changes", () => {
  assert.equal(withProgramName("deno task start"), "deno task start");
});
