import { createHash } from "node:crypto";
import { type JsonForm, JsonRewriter } from "./json_rewriter.ts";
import { type TextEncoding, Utf16Decoder } from "./text_encoding.ts";

/** How much of a file is in memory at once, in bytes. */
const CHUNK_BYTES = 256 * 1024;

/** What rewriting a file found. */
export interface Rewritten {
  /** The SHA-256 of the original. */
  readonly sha256: string;
  /** Whether the new file differs from the original. */
  readonly isChanged: boolean;
  /** How many characters of fields that are read became U+FFFD. */
  readonly replaced: number;
}

/**
 * Writes a file anew as DuckDB reads it: in UTF-8 and, if it is JSON, as one list of values whose
 * characters are whole.
 *
 * @param from the original, which stays as it is
 * @param to the new file, which must not exist yet
 * @param form how the JSON is written; undefined for other text, of which only the encoding changes
 */
export async function rewriteFile(
  from: string,
  to: string,
  encoding: TextEncoding,
  form: JsonForm | undefined,
  signal?: AbortSignal,
): Promise<Rewritten> {
  const hash = createHash("sha256");
  const decoder = encoding === "utf-8" ? undefined : new Utf16Decoder(encoding);
  const rewriter = form === undefined ? undefined : new JsonRewriter(form);
  using output = await Deno.open(to, { write: true, createNew: true });
  const put = async (text: Uint8Array) => {
    for (const piece of rewriter?.write(text) ?? [text]) await writeAll(output, piece);
  };
  for await (const chunk of chunksOf(from)) {
    signal?.throwIfAborted();
    hash.update(chunk);
    await put(decoder?.write(chunk) ?? chunk);
  }
  if (decoder !== undefined) await put(decoder.end());
  for (const piece of rewriter?.end() ?? []) await writeAll(output, piece);
  return {
    sha256: hash.digest("hex"),
    isChanged: decoder !== undefined || rewriter?.isChanged === true,
    replaced: rewriter?.replaced ?? 0,
  };
}

/**
 * Whether a JSON file may hold half of a surrogate pair or a character that was cut off: a look that
 * costs a fraction of rewriting it. False only if it certainly holds none.
 */
export async function mayHoldHalves(file: string, signal?: AbortSignal): Promise<boolean> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let end = "";
  try {
    for await (const chunk of chunksOf(file)) {
      signal?.throwIfAborted();
      const text = end + decoder.decode(chunk, { stream: true });
      if (SURROGATE_ESCAPE.test(text)) return true;
      end = text.slice(-3);
    }
    decoder.decode();
    return false;
  } catch (error) {
    if (error instanceof TypeError) return true; // not UTF-8
    throw error;
  }
}

const SURROGATE_ESCAPE = /\\u[dD][89a-fA-F]/;

/** A file's bytes; a chunk is valid until the next one is asked for. */
async function* chunksOf(file: string): AsyncGenerator<Uint8Array> {
  using open = await Deno.open(file);
  const buffer = new Uint8Array(CHUNK_BYTES);
  for (;;) {
    const count = await open.read(buffer);
    if (count === null) return;
    yield buffer.subarray(0, count);
  }
}

/** Writes bytes whole: a file may take fewer at once. */
export async function writeAll(file: Deno.FsFile, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length;) at += await file.write(bytes.subarray(at));
}
