import assert from "node:assert/strict";
import { otherLibraries } from "./other_libraries.ts";
import { isTarget, TARGETS } from "./targets.ts";

const LOCK = await Deno.readTextFile("deno.lock");

for (const [target, { package: name }] of Object.entries(TARGETS)) {
  Deno.test(`otherLibraries: for ${target} all but its own DuckDB is left out`, () => {
    assert.ok(isTarget(target));
    const folders = otherLibraries(LOCK, "/npm", target);
    const all = [...LOCK.matchAll(/"@duckdb\/node-bindings-[\w-]+@/g)].filter(([text]) =>
      LOCK.includes(`${text}1.5.5-r.5": {`)
    );
    assert.equal(folders.length, all.length - 1);
    assert.ok(folders.length >= 6);
    assert.ok(!folders.some((folder) => folder.includes(`/node-bindings-${name}/`)));
  });
}
