import {
  Uint8ArrayReader,
  Uint8ArrayWriter,
  ZipWriter,
  type ZipWriterConstructorOptions,
} from "@zip.js/zip.js";
import { bytesOf, type Content } from "./folders.ts";

/** A ZIP of files by their path inside it. */
export async function zip(
  files: Readonly<Record<string, Content>>,
  options: ZipWriterConstructorOptions = {},
): Promise<Uint8Array> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false, ...options });
  for (const [path, content] of Object.entries(files)) {
    await writer.add(path, new Uint8ArrayReader(bytesOf(content)));
  }
  return await writer.close();
}
