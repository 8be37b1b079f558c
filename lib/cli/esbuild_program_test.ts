import assert from "node:assert/strict";
import { esbuildProgram } from "./esbuild_program.ts";

Deno.test("esbuildProgram: the program of this lock is there", async () => {
  const root = new URL("../../", import.meta.url);
  const path = esbuildProgram(await Deno.readTextFile(new URL("deno.lock", root)), Deno.build);
  assert.ok((await Deno.stat(new URL(path, root))).isFile);
});

Deno.test("esbuildProgram: each system has its own", () => {
  const lock = '"esbuild@1.2.3"';
  assert.match(esbuildProgram(lock, { os: "windows", arch: "x86_64" }), /win32-x64\/esbuild\.exe$/);
  assert.match(esbuildProgram(lock, { os: "darwin", arch: "aarch64" }), /darwin-arm64\/bin\/esb/);
  assert.equal(esbuildProgram("{}", { os: "linux", arch: "x86_64" }), "esbuild");
});
