import assert from "node:assert/strict";
import { codePaths, scriptArguments } from "./code_root.ts";

const PACKAGE = { root: "/x/node_modules/tonearm", nodeModules: "/x/node_modules" };
const isCode = (path: string) => path === "lib" || path === "_fresh";

Deno.test("scriptArguments: a package's scripts are JavaScript, and no project's settings hold", () => {
  assert.deepEqual(scriptArguments("scripts/query.ts"), ["scripts/query.ts"]);
  const [...options] = scriptArguments("scripts/query.ts", PACKAGE);
  assert.equal(options.pop(), "/x/node_modules/tonearm/scripts/query.js");
  assert.ok(options.includes("--no-config") && options.includes("--no-lock"));
});

Deno.test("codePaths: code is read where the package is, data where the person is", () => {
  assert.deepEqual(codePaths(["data", "lib", "_fresh"], isCode), ["data", "lib", "_fresh"]);
  assert.deepEqual(codePaths(["data", "lib", "_fresh"], isCode, PACKAGE), [
    "data",
    PACKAGE.root,
    PACKAGE.nodeModules,
  ]);
  assert.deepEqual(codePaths(["data"], isCode, PACKAGE), ["data"]);
});
