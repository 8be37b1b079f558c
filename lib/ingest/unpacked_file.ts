import { createHash } from "node:crypto";
import type { EntrySink } from "./archive.ts";
import type { DiskGuard } from "./disk_guard.ts";
import { writeAll } from "./rewrite.ts";
import { HEAD_BYTES, sniff } from "./sniff.ts";

/** Receives the outcome of a ZIP entry. */
export interface UnpackedFileEvents {
  /** It is not history, for this reason, and was not written. */
  skipped(reason: string): void;
  /** It was written completely. */
  kept(sha256: string): void;
}

/** Receives an entry's bytes, and writes them to disk if they are history or a ZIP. */
export class UnpackedFile implements EntrySink {
  readonly #hash = createHash("sha256");
  #head = new Uint8Array(0);
  #file: Deno.FsFile | undefined;

  /**
   * @param file the path to write to
   * @param path its name in messages: the archive's path and its own
   * @param name its name without its folder
   */
  constructor(
    readonly file: string,
    readonly path: string,
    readonly name: string,
    readonly disk: DiskGuard,
    readonly events: UnpackedFileEvents,
  ) {}

  async write(chunk: Uint8Array): Promise<boolean> {
    this.#hash.update(chunk);
    if (this.#file === undefined) {
      this.#head = concat(this.#head, chunk);
      return this.#head.length < HEAD_BYTES || await this.#keepOrSkip();
    }
    await this.disk.before(chunk.length, this.path);
    await writeAll(this.#file, chunk);
    return true;
  }

  async end(): Promise<void> {
    if (this.#file === undefined && !await this.#keepOrSkip()) return;
    this.events.kept(this.#hash.digest("hex"));
  }

  close(): void {
    this.#file?.close();
  }

  async #keepOrSkip(): Promise<boolean> {
    const found = sniff(this.#head, this.name);
    if ("skip" in found) {
      this.events.skipped(found.skip);
      return false;
    }
    await this.disk.before(this.#head.length, this.path);
    this.#file = await Deno.open(this.file, { write: true, createNew: true });
    await writeAll(this.#file, this.#head);
    return true;
  }
}

function concat(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
