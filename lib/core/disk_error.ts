import { CliError, messageOf } from "./errors.ts";

/** Runs `act`; a failure to write becomes a {@linkcode CliError} `disk` that names `folder`. */
export async function withDiskErrors<T>(folder: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    throw diskError(error, folder) ?? error;
  }
}

/**
 * Explains to a person why Deno or DuckDB could not write; undefined for any other error. Their own
 * message is not shown.
 *
 * @param folder where it tried to write
 * @param advice what to do, for a folder that holds no data
 *
 * @example
 * ```ts
 * import { diskError } from "./disk_error.ts";
 *
 * const error = new Error("IO Error: Could not write all bytes: No space left on device");
 * console.assert(diskError(error, "data")?.code === "disk");
 * ```
 */
export function diskError(
  error: unknown,
  folder?: string,
  advice?: string,
): CliError | undefined {
  if (error instanceof CliError || !isOfSystem(error)) return undefined;
  const message = messageOf(error);
  const found = REASONS.find(([pattern]) => pattern.test(message));
  if (found === undefined) return undefined;
  const [, what, fix] = found;
  const place = folder === undefined ? "a file" : `to ${folder}/`;
  return new CliError("disk", {
    what: `Cannot write ${place}: ${what}.`,
    where: folder,
    fix: advice ?? `${fix} The data you had is unchanged.`,
    cause: error,
  });
}

/** What the system's message says, what it means, and how to fix it. */
const REASONS: readonly (readonly [RegExp, string, string])[] = [
  [
    /no space left on device|ENOSPC|max_temp_directory_size|not enough space|disk is full/i,
    "the disk is full",
    "Free some space, or set DATA_DIR to a folder on another disk.",
  ],
  [/quota exceeded|EDQUOT/i, "the disk quota is used up", "Free some space or raise the quota."],
  [/read-only file system|EROFS/i, "the disk is read-only", "Set DATA_DIR to a folder elsewhere."],
  [
    /permission denied|access is denied|EACCES|EPERM|operation not permitted/i,
    "permission denied",
    "Give yourself write permission there, or set DATA_DIR to a folder of your own.",
  ],
];

/** System errors passed on by Deno or DuckDB; other messages may quote a person's data. */
function isOfSystem(error: unknown): boolean {
  if (!(error instanceof Error) || error instanceof Deno.errors.NotCapable) return false;
  if ("code" in error && typeof error.code === "string") return true;
  return /^(IO|Out of Memory|TransactionContext|FATAL|INTERNAL) Error\b/.test(error.message) ||
    error instanceof Deno.errors.PermissionDenied;
}
