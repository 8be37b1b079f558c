import { fieldsOf } from "./read.ts";
import { mayHoldHalves, rewriteFile } from "./rewrite.ts";
import type { Source } from "./sources.ts";

/**
 * Rewrites a source that contains half a surrogate pair or a truncated character, which DuckDB's
 * reader rejects.
 *
 * @param to the path of the new file
 * @returns the source with its new file; undefined if it needs none
 */
export async function repairSource(
  source: Source,
  to: string,
  signal?: AbortSignal,
): Promise<Source | undefined> {
  const { file, format, rewritten } = source;
  if (rewritten !== undefined || /_(csv|parquet)$/.test(format)) return undefined;
  if (!await mayHoldHalves(file, signal)) return undefined;
  const form = { isLines: false, fields: new Set(fieldsOf(format)) };
  const { isChanged, replaced } = await rewriteFile(file, to, "utf-8", form, signal);
  if (!isChanged) {
    await Deno.remove(to);
    return undefined;
  }
  return { ...source, file: to, rewritten: { encoding: "utf-8", isLines: false }, replaced };
}
