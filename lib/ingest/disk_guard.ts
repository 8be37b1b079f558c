import { CliError } from "../core/errors.ts";

const MIB = 1024 ** 2;
/** How much is written between two looks at the disk. */
const STEP_BYTES = 256 * MIB;
/** What is left for others on the disk, and for the database. */
const RESERVE_BYTES = 512 * MIB;

/** Stops a run that unpacks archives before the disk is full. */
export class DiskGuard {
  #unseen = 0;

  /**
   * @param free returns the number of free bytes; undefined if unknown
   */
  constructor(readonly free: () => Promise<number | undefined>) {}

  /**
   * Called before bytes are written.
   *
   * @param shown what is being unpacked
   * @throws {CliError} `disk` when too little would be left
   */
  async before(bytes: number, shown: string): Promise<void> {
    this.#unseen += bytes;
    if (this.#unseen < STEP_BYTES) return;
    this.#unseen = 0;
    const free = await this.free();
    if (free === undefined || free >= STEP_BYTES + RESERVE_BYTES) return;
    throw new CliError("disk", {
      what: `Stopped unpacking ${shown}: only ${Math.round(free / MIB)} MiB are free on the disk.`,
      where: shown,
      fix: "Free some space, or set DATA_DIR to a folder on another disk. " +
        "The data you had is unchanged.",
    });
  }
}
