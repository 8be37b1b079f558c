import assert from "node:assert/strict";
import { CliError } from "../../core/errors.ts";
import { parseCommandLine } from "../command_line.ts";
import { resolveSettings } from "../../core/config.ts";
import { SETTINGS } from "../settings.ts";
import { Progress } from "../../core/progress.ts";
import { compileArguments, compileCommand } from "./compile_command.ts";
import { TARGETS } from "./targets.ts";

Deno.test("compileCommand: a target that Deno has not is refused with those it has", async () => {
  const { flags, argument, json } = parseCommandLine("compile", ["--target", "sparc-sun-solaris"]);
  const call = {
    config: resolveSettings(SETTINGS, {}),
    problems: [],
    notices: [],
    flags,
    argument,
    json,
    progress: new Progress({ silent: true }),
    signal: new AbortController().signal,
  };
  await assert.rejects(compileCommand(call), (error) => {
    assert.ok(error instanceof CliError && error.code === "bad-flag");
    for (const target of Object.keys(TARGETS)) assert.ok(error.fix?.includes(target));
    return true;
  });
});

Deno.test("compileArguments: the union of permissions, never all, and nothing that is not named", () => {
  const args = compileArguments("x86_64-apple-darwin", "dist/x", ["/npm/unused"]);
  assert.ok(args.includes("--allow-run"));
  assert.ok(args.includes("--allow-sys"));
  assert.ok(args.includes("--exclude=/npm/unused"));
  assert.ok(args.some((arg) => arg.startsWith("--allow-env=DATA_RAW_DIR,")));
  assert.ok(!args.some((arg) => /^(-A|--allow-all|--allow-env)$/.test(arg)));
  const included = args.filter((arg) => arg.startsWith("--include="));
  assert.deepEqual(
    included,
    ["server.js", "static"].map((name) => `--include=_fresh/${name}`).concat("--include=static"),
  );
});
