import { createHash } from "node:crypto";
import { type JsonForm, JsonRewriter } from "./json_rewriter.ts";
import { type TextEncoding, Utf16Decoder } from "./text_encoding.ts";

/** How much of a file is held in memory, in bytes. */
const CHUNK_BYTES = 256 * 1024;

/** The result of rewriting a file. */
export interface Rewritten {
  /** The SHA-256 of the original. */
  readonly sha256: string;
  /** Whether the new file differs from the original. */
  readonly isChanged: boolean;
  /** How many characters were replaced with U+FFFD, in fields that are read. */
  readonly replaced: number;
}

/**
 * Rewrites a file so that DuckDB can read it: in UTF-8 and, for JSON, as one list of values without
 * broken characters.
 *
 * @param from the original, which is not changed
 * @param to the new file, which must not exist yet
 * @param form the form of the JSON; undefined for other text, where only the encoding changes
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
 * Whether a JSON file may contain half of a surrogate pair or a truncated character; checking costs
 * a fraction of rewriting. False only if it certainly contains none.
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

/** A file's bytes; each chunk is valid until the next is requested. */
async function* chunksOf(file: string): AsyncGenerator<Uint8Array> {
  using open = await Deno.open(file);
  const buffer = new Uint8Array(CHUNK_BYTES);
  for (;;) {
    const count = await open.read(buffer);
    if (count === null) return;
    yield buffer.subarray(0, count);
  }
}

/** Writes all bytes: a single write may accept fewer. */
export async function writeAll(file: Deno.FsFile, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length;) at += await file.write(bytes.subarray(at));
}
