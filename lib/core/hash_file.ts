import { createHash } from "node:crypto";

/** How much is read at once. */
const PIECE_BYTES = 1024 * 1024;

/**
 * The SHA-256 of a file in hex, read in pieces so that other work goes on in between.
 */
export async function hashFile(file: string): Promise<string> {
  const hash = createHash("sha256");
  const buffer = new Uint8Array(PIECE_BYTES);
  using open = await Deno.open(file);
  for (;;) {
    const count = await open.read(buffer);
    if (count === null) return hash.digest("hex");
    hash.update(buffer.subarray(0, count));
  }
}
