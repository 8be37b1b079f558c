/** Why a benchmark cannot measure what it was made for, for the person who started it. */
export class NotMeasured extends Error {}

/** A site that is served for a benchmark. */
export interface ServedSite extends AsyncDisposable {
  readonly url: string;
  /** The process of the launcher. */
  readonly pid: number;
}

/**
 * Serves the site as `deno task start` does, on a free port.
 *
 * @param dataDir a folder with a database, such as the demo's
 * @throws {NotMeasured} when there is no database in it, with what to run
 */
export async function serve(dataDir: string): Promise<ServedSite> {
  await requireDatabase(dataDir);
  return await serveNew(dataDir, "data_raw");
}

/**
 * As {@linkcode serve}, where there may be no data yet.
 *
 * @param dataRawDir where exports are that are added to it
 */
export async function serveNew(dataDir: string, dataRawDir: string): Promise<ServedSite> {
  const child = new Deno.Command(Deno.execPath(), {
    args: [
      ...["run", "--no-prompt", "--allow-read", "--allow-env", "--allow-sys"],
      ...[`--allow-run=${Deno.execPath()}`, "scripts/launch.ts"],
      ...["start", "--port", "0", "--data-dir", dataDir, "--json"],
      ...["--data-raw-dir", dataRawDir],
    ],
    stdout: "piped",
  }).spawn();
  const reader = child.stdout.pipeThrough(new TextDecoderStream()).getReader();
  const { url } = JSON.parse((await reader.read()).value ?? "{}");
  return {
    url,
    pid: child.pid,
    async [Symbol.asyncDispose]() {
      child.kill("SIGTERM");
      await reader.cancel();
      await child.status;
    },
  };
}

/**
 * Refuses a folder without a database: the site would answer every request with how to begin.
 *
 * @throws {NotMeasured} with what to run
 */
export async function requireDatabase(dataDir: string): Promise<void> {
  const file = `${dataDir}/spotify.duckdb`;
  const found = await Deno.stat(file).catch((error) => {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  });
  if (found?.isFile === true) return;
  throw new NotMeasured(
    `There is no database at ${file}, so there is nothing to measure. ` +
      "Run `deno task demo --no-serve` first, or set DATA_DIR to a folder that has one.",
  );
}

/**
 * An answer that is worth measuring.
 *
 * @throws {NotMeasured} for any status but 200 to 299: an error page is quicker than the page that was asked for
 */
export function requireOk(answer: Response): Response {
  if (answer.ok) return answer;
  throw new NotMeasured(`${answer.url} answered ${answer.status}, so it is not measured.`);
}
