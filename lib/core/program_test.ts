import assert from "node:assert/strict";
import { programNameIn, withProgramName } from "./program.ts";

Deno.test("withProgramName: tasks are words of the binary, in whatever form they are named", () => {
  assert.equal(withProgramName("npx -y deno task query --csv", "tonearm"), "tonearm query --csv");
  assert.equal(withProgramName("deno task hash-password", "tonearm"), "tonearm hash-password");
  assert.equal(
    withProgramName("a: deno task start\nb: `deno task demo`", "tonearm"),
    "a: tonearm serve\nb: `tonearm demo`",
  );
  assert.equal(withProgramName("`deno task start`", "npx tonearm"), "`npx tonearm serve`");
});

Deno.test("withProgramName: under Deno nothing changes", () => {
  assert.equal(withProgramName("deno task start"), "deno task start");
});

Deno.test("withProgramName: with Deno from npm every task is called so, once", () => {
  const text = "deno task start, or npx -y deno task demo";
  assert.equal(
    withProgramName(text, "npx -y deno task"),
    "npx -y deno task start, or npx -y deno task demo",
  );
});

Deno.test("programNameIn: npx says so, the npm package says more", () => {
  assert.equal(programNameIn({}), "deno task");
  assert.equal(programNameIn({ npm_command: "exec" }), "npx -y deno task");
  assert.equal(
    programNameIn({ npm_command: "exec", TONEARM_PROGRAM: "npx tonearm" }),
    "npx tonearm",
  );
  assert.equal(programNameIn({ TONEARM_PROGRAM: "rm -rf" }), "deno task");
});
