import assert from "node:assert/strict";
import { spawnDeno } from "./spawn_deno.ts";

const PRINT = "console.log(JSON.stringify(Deno.env.toObject()))";

/** What a process that is started has of an environment. */
async function inherited(options: Pick<Deno.CommandOptions, "env" | "clearEnv">) {
  const child = spawnDeno({ args: ["eval", "--no-config", PRINT], stdout: "piped", ...options });
  return JSON.parse(await new Response(child.stdout).text());
}

Deno.test("spawnDeno: variables of the dynamic loader are not handed on", async () => {
  const loader = { LD_LIBRARY_PATH: "/opt/x", DYLD_LIBRARY_PATH: "/opt/y" };
  for (const [name, value] of Object.entries(loader)) Deno.env.set(name, value);
  try {
    const kept = await inherited({ env: { MINE: "1" } });
    assert.equal(kept["MINE"], "1");
    for (const name of Object.keys(loader)) assert.equal(kept[name] ?? "", "");
    const own = await inherited({ env: { ...loader, MINE: "2" }, clearEnv: true });
    assert.equal(own["MINE"], "2");
    for (const name of Object.keys(loader)) assert.equal(own[name], undefined);
  } finally {
    for (const name of Object.keys(loader)) Deno.env.delete(name);
  }
});
