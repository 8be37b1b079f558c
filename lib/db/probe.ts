import { inTime } from "../core/in_time.ts";
import { CliError, messageOf } from "../core/errors.ts";

/** How long a drive may take to stat a file and read its first byte, in ms. */
const PATIENCE_MS = 10_000;

/** Checks that a path is a file, then reads its first byte. Tests can pass their own. */
export type Look = (path: string) => Promise<{ readonly isFile: boolean }>;

/**
 * Checks that a path is a readable file before DuckDB opens it: DuckDB, being native, would wait
 * forever for the other end of a pipe, or for a network drive that is gone.
 *
 * @throws {CliError} `no-database` when nothing is there, `bad-database` when it is not a plain
 *   file, `drive-silent` when the drive does not answer, `disk` when it may not be read
 *
 * @example
 * ```ts
 * import { probeDatabase } from "./probe.ts";
 *
 * const folder = await Deno.makeTempDir();
 * const error = await probeDatabase(folder).catch((error) => error);
 * console.assert(error.code === "bad-database");
 * ```
 */
export async function probeDatabase(
  path: string,
  look: Look = firstByte,
  patienceMs = PATIENCE_MS,
): Promise<void> {
  const late = () =>
    new CliError("drive-silent", {
      what: `${path} cannot be read: its drive has not answered for ${patienceMs / 1000} s.`,
      where: path,
      fix: "Connect the drive again, or set DATA_DIR to a folder on another one.",
    });
  const { isFile } = await inTime(look(path), patienceMs, late).catch((error) => {
    throw error instanceof CliError ? error : unreadable(path, error);
  });
  if (isFile) return;
  throw new CliError("bad-database", {
    what: `${path} is not a file but a folder, a pipe or a device.`,
    where: path,
    fix: "Move it out of the way and run `deno task ingest` to make a database from your export.",
  });
}

async function firstByte(path: string): Promise<{ isFile: boolean }> {
  const { isFile } = await Deno.stat(path);
  if (!isFile) return { isFile };
  using file = await Deno.open(path);
  await file.read(new Uint8Array(1));
  return { isFile };
}

function unreadable(path: string, error: unknown): unknown {
  if (error instanceof Deno.errors.NotFound) {
    return new CliError("no-database", {
      what: `There is no database at ${path}.`,
      fix: "Run `deno task pipeline` to make one from your export, or `deno task demo` to try it.",
      cause: error,
    });
  }
  if (error instanceof Deno.errors.NotCapable) return error;
  return new CliError("disk", {
    what: `${path} cannot be read: ${messageOf(error)}.`,
    where: path,
    fix: "Give yourself permission to read it, or set DATA_DIR to a folder of your own.",
    cause: error,
  });
}
