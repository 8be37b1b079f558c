import { CliError } from "../core/errors.ts";

/** How much a run's archives may unpack to before they are refused as ZIP bombs. */
export interface ArchiveLimits {
  /** Total entries of all archives. */
  readonly entries: number;
  /** ZIPs inside ZIPs: 1 is an archive that holds no other. */
  readonly depth: number;
  /** Total unpacked bytes of all archives. */
  readonly bytes: number;
  /** The largest ratio of unpacked to packed size, nested archives included. */
  readonly ratio: number;
  /** Bytes allowed beyond that ratio, for all archives together. */
  readonly free: number;
}

/** Fifty years of history stay far below these limits; JSON compresses to a tenth of its size. */
export const ARCHIVE_LIMITS: ArchiveLimits = {
  entries: 10_000,
  depth: 3,
  bytes: 32 * 1024 ** 3,
  ratio: 200,
  free: 64 * 1024 ** 2,
};

/**
 * Counts what archives unpack to over a whole run: nested archives draw on the allowance of the
 * outermost one.
 *
 * @example
 * ```ts
 * import { ARCHIVE_LIMITS, UnpackBudget } from "./unpack_budget.ts";
 *
 * const budget = new UnpackBudget({ ...ARCHIVE_LIMITS, ratio: 10, free: 0 });
 * budget.admit(1000);
 * budget.take(10_000, "x.zip!a.json"); // one more would throw
 * ```
 */
export class UnpackBudget {
  #entries = 0;
  #bytes = 0;
  #own = 0;
  #free: number;

  constructor(readonly limits: ArchiveLimits = ARCHIVE_LIMITS) {
    this.#free = limits.free;
  }

  /** Starts an archive in the input folder, with its size in bytes. */
  admit(packed: number): void {
    this.#own = packed * this.limits.ratio;
  }

  /**
   * Counts one more entry.
   *
   * @throws {CliError} `zip-limit`
   */
  takeEntry(shown: string): void {
    if (++this.#entries > this.limits.entries) {
      throw tooMuch(shown, `the ZIP archives hold more than ${this.limits.entries} files`);
    }
  }

  /**
   * Counts unpacked bytes.
   *
   * @param shown the entry they belong to
   * @throws {CliError} `zip-limit`
   */
  take(bytes: number, shown: string): void {
    this.#bytes += bytes;
    const own = Math.min(bytes, this.#own);
    this.#own -= own;
    this.#free -= bytes - own;
    if (this.#free < 0) {
      throw tooMuch(
        shown,
        `its archive unpacks to more than ${this.limits.ratio} times its size, as ZIP bombs do`,
      );
    }
    if (this.#bytes > this.limits.bytes) {
      throw tooMuch(shown, `the archives unpack to more than ${gib(this.limits.bytes)}`);
    }
  }
}

/** The error of an archive that unpacks to more than it should. */
export function tooMuch(shown: string, why: string): CliError {
  return new CliError("zip-limit", {
    what: `Refused to unpack ${shown}: ${why}.`,
    where: shown,
    fix: "If it really is your export, unpack it yourself and put the files in its place.",
  });
}

function gib(bytes: number): string {
  return `${(bytes / 1024 ** 3).toFixed(1)} GiB`;
}
