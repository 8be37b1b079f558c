import { fileURLToPath } from "node:url";
import type { Answer, CallOf } from "./cli.ts";
import { SITE_MADE_FROM } from "./commands/site.ts";
import { CliError, messageOf } from "../core/errors.ts";
import { diskError } from "../core/disk_error.ts";
import { FRESH_VARIABLES } from "./fresh_variables.ts";
import { sourcesHash } from "./sources.ts";

/** What builds the site: Fresh's `Builder`. */
export interface SiteBuilder {
  build(): Promise<unknown>;
}

/** Loads the builder: Fresh names a build by the variables it finds when it is loaded. */
export type LoadBuilder = () => Promise<SiteBuilder>;

const ROOT = new URL("../../", import.meta.url);
const UNWRITTEN = "Run `deno task build` where that folder can be written, as after each update; " +
  "`deno task start` then needs to write nothing.";

/**
 * `deno task build`: the production build, or nothing with `--if-changed` when it still holds.
 *
 * @throws {CliError} `build-failed`, with file and line of what cannot be bundled
 */
export async function buildCommand(
  { flags, progress }: Pick<CallOf<"build">, "flags" | "progress">,
  load: LoadBuilder,
): Promise<Answer> {
  const started = performance.now();
  const mark = new URL("_fresh/sources.txt", ROOT);
  const hash = await sourcesHash(ROOT, SITE_MADE_FROM);
  const last = await Deno.readTextFile(mark).catch(() => "");
  const isUnchanged = last.trim() === hash;
  if (flags["if-changed"] !== undefined && isUnchanged) {
    return { json: { built: false, seconds: secondsSince(started) }, text: "" };
  }
  progress.stage("Building the site");
  nameBuild(hash);
  await load().then((builder) => builder.build()).catch(buildFailed);
  await Deno.writeTextFile(mark, `${hash}\n`).catch(buildFailed);
  const seconds = secondsSince(started);
  return { json: { built: true, seconds }, text: `Built the site in ${seconds.toFixed(1)} s.\n` };
}

/** The same sources give the same build id, unless a deployment or a commit already sets it. */
function nameBuild(hash: string): void {
  const isNamed = FRESH_VARIABLES.some((name) => Deno.env.get(name) !== undefined);
  if (!isNamed) Deno.env.set("CI_COMMIT_SHA", hash);
}

/** Errors of the machine are reported as such; all others are about the sources. */
function buildFailed(error: unknown): never {
  if (error instanceof Deno.errors.NotCapable) throw error;
  const disk = diskError(error, fileURLToPath(new URL("_fresh", ROOT)), UNWRITTEN);
  if (disk !== undefined) throw disk;
  throw new CliError("build-failed", {
    what: messageOf(error),
    fix: "Fix what it names, then run `deno task build` again.",
    cause: error,
  });
}

function secondsSince(started: number): number {
  return Math.round(performance.now() - started) / 1000;
}
