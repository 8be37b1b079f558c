import type { Answer, Call } from "../cli.ts";
import { SITE_SOURCES } from "../commands/site.ts";
import { sourcesHash } from "./sources.ts";

/** What builds the site: Fresh's `Builder`. */
export interface SiteBuilder {
  build(): Promise<unknown>;
}

const ROOT = new URL("../../", import.meta.url);
const MADE_FROM = [...SITE_SOURCES, "dev.ts", "packages/fresh", "deno.json", "deno.lock"];

/** `deno task build`: the production build, or nothing with `--if-changed` when it still holds. */
export async function buildCommand(
  { flags, progress }: Call,
  builder: SiteBuilder,
): Promise<Answer> {
  const started = performance.now();
  const mark = new URL("_fresh/sources.txt", ROOT);
  const hash = await sourcesHash(ROOT, MADE_FROM);
  const last = await Deno.readTextFile(mark).catch(() => "");
  const isUnchanged = last.trim() === hash;
  if (flags["if-changed"] !== undefined && isUnchanged) {
    return { json: { built: false, seconds: secondsSince(started) }, text: "" };
  }
  progress.stage("Building the site");
  await builder.build();
  await Deno.writeTextFile(mark, `${hash}\n`);
  const seconds = secondsSince(started);
  return { json: { built: true, seconds }, text: `Built the site in ${seconds.toFixed(1)} s.\n` };
}

function secondsSince(started: number): number {
  return Math.round(performance.now() - started) / 1000;
}
