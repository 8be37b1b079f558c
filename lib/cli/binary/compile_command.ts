import type { Answer, CallOf } from "../cli.ts";
import { CliError } from "../../core/errors.ts";
import { hashFile } from "../../core/hash_file.ts";
import { npmCache } from "../../core/npm_cache.ts";
import { spawnDeno } from "../../core/spawn_deno.ts";
import { otherLibraries } from "./other_libraries.ts";
import { unionFlags } from "./permissions.ts";
import { binaryName, isTarget, type Target, TARGETS } from "./targets.ts";

/** `deno task compile`: writes the single binary, with its SHA-256 in a file beside it. */
export async function compileCommand(
  { flags, progress, signal }: CallOf<"compile">,
): Promise<Answer> {
  const started = performance.now();
  const target = flags["target"] ?? Deno.build.target;
  if (!isTarget(target)) {
    throw new CliError("bad-flag", {
      what: `The binary cannot be made for ${target}.`,
      fix: `--target takes ${Object.keys(TARGETS).join(", ")}.`,
    });
  }
  const name = binaryName(target, flags["target"] === undefined);
  const file = `dist/${name}`;
  progress.stage(`Compiling ${file}`);
  await Deno.mkdir("dist", { recursive: true });
  await compile(compileArguments(target, file, await unusedBy(target)), signal);
  progress.done();
  const sha256 = await hashFile(file);
  await Deno.writeTextFile(`${file}.sha256`, `${sha256}  ${name}\n`);
  const bytes = (await Deno.stat(file)).size;
  const seconds = Math.round(performance.now() - started) / 1000;
  return {
    json: { file, target, bytes, sha256, seconds },
    text: `${file} is ${(bytes / 1e6).toFixed(0)} MB, made in ${seconds.toFixed(1)} s.\n`,
  };
}

/**
 * The command line of `deno` that makes the binary. DuckDB's addon looks for its library beside
 * itself, so the binary unpacks itself into a folder when it starts for the first time.
 *
 * Packages come from Deno's cache, not from `node_modules/`, which would be embedded whole.
 *
 * @param unused folders of packages to leave out
 */
export function compileArguments(
  target: Target,
  output: string,
  unused: readonly string[],
): string[] {
  return [
    "compile",
    "--no-check",
    "--frozen",
    "--self-extracting",
    "--node-modules-dir=none",
    "--exclude-unused-npm",
    ...unionFlags(),
    "--include=_fresh/server.js",
    "--include=_fresh/static",
    "--include=static",
    ...unused.map((folder) => `--exclude=${folder}`),
    `--target=${target}`,
    `--output=${output}`,
    "scripts/tonearm.ts",
  ];
}

/** The folders of packages that would be embedded without being useful on the target. */
async function unusedBy(target: Target): Promise<string[]> {
  const lock = await Deno.readTextFile("deno.lock");
  const cache = await npmCache();
  const registries: string[] = [];
  for await (const { name } of Deno.readDir(cache)) registries.push(`${cache}/${name}`);
  return registries.flatMap((packages) => otherLibraries(lock, packages, target));
}

async function compile(args: string[], signal: AbortSignal): Promise<void> {
  const child = spawnDeno({ args, stdin: "null", stdout: "null", stderr: "piped", signal });
  const [{ success }, stderr] = await Promise.all([
    child.status,
    new Response(child.stderr).text(),
  ]);
  if (success) return;
  throw new CliError("no-binary", {
    what: `deno compile failed: ${reasonIn(stderr)}`,
    fix: /denort/.test(stderr)
      ? "Deno's runtime for the binary could not be fetched: let this computer reach the internet, " +
        "or name a runtime (denort) of the same version in DENORT_BIN."
      : "Run `deno install --frozen`, then try again.",
  });
}

/** The first line of Deno's error, and the first cause that says more than which step failed. */
function reasonIn(stderr: string): string {
  const lines = stderr.split("\n");
  const error = lines.find((line) => line.startsWith("error: ")) ?? stderr.slice(-500);
  const causes = lines.flatMap((line) => /^\s+\d+: (.+)/.exec(line)?.[1] ?? []);
  return [error.replace("error: ", ""), ...causes.slice(0, 2)].join(": ").trim();
}
