import { createHash } from "node:crypto";

/**
 * The SHA-256 of a file in hex, read in chunks so that other work goes on in between.
 */
export async function hashFile(file: string): Promise<string> {
  const hash = createHash("sha256");
  const buffer = new Uint8Array(256 * 1024);
  using open = await Deno.open(file);
  for (let piece = 1;; piece++) {
    const count = open.readSync(buffer);
    if (count === null) break;
    hash.update(buffer.subarray(0, count));
    if (piece % 32 === 0) await new Promise((resolve) => setTimeout(resolve));
  }
  return hash.digest("hex");
}
