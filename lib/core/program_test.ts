import assert from "node:assert/strict";
import { spoken } from "./program.ts";

Deno.test("spoken: tasks are words of the binary, in whatever form they are named", () => {
  assert.equal(spoken("npx -y deno task query --csv", true), "tonearm query --csv");
  assert.equal(spoken("deno task hash-password", true), "tonearm hash-password");
  assert.equal(
    spoken("a: deno task start\nb: `deno task demo`", true),
    "a: tonearm serve\nb: `tonearm demo`",
  );
});

Deno.test("spoken: under Deno nothing changes", () => {
  assert.equal(spoken("deno task start"), "deno task start");
});
