import assert from "node:assert/strict";
import { opensByItself } from "./opener.ts";

type Os = typeof Deno.build.os;
const SCREEN = { DISPLAY: ":0" };
const SSH = { SSH_CONNECTION: "10.0.0.2 50000 10.0.0.1 22" };

const CASES: readonly (readonly [string, Record<string, string>, boolean, Os, boolean])[] = [
  ["a Mac's terminal", {}, true, "darwin", true],
  ["Windows", {}, true, "windows", true],
  ["Linux with a screen", SCREEN, true, "linux", true],
  ["Linux under Wayland", { WAYLAND_DISPLAY: "wayland-0" }, true, "linux", true],
  ["Linux without a screen", {}, true, "linux", false],
  ["an empty DISPLAY", { DISPLAY: "" }, true, "linux", false],
  ["output that is no terminal", SCREEN, false, "linux", false],
  ["CI", { ...SCREEN, CI: "true" }, true, "linux", false],
  ["CI=false", { ...SCREEN, CI: "false" }, true, "linux", true],
  ["SSH", SSH, true, "linux", false],
  ["SSH to a Mac", SSH, true, "darwin", false],
  ["SSH with X forwarded", { ...SSH, ...SCREEN }, true, "linux", true],
];

for (const [where, environment, isTerminal, os, expected] of CASES) {
  Deno.test(`opensByItself: ${where}`, () => {
    assert.equal(opensByItself(environment, isTerminal, os), expected);
  });
}
