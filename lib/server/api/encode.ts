import { compressed, type Encoding } from "../../core/compress.ts";
import type { Answer } from "../../queries/store.ts";

/** Shorter bodies do not shrink enough to be worth it. */
const LEAST = 1_000;

/** An encoded body lives as long as its answer. */
const encoded = new WeakMap<Answer, Map<string, Promise<Uint8Array<ArrayBuffer>>>>();

/**
 * A body in the requested encoding; computed once for each answer and form.
 *
 * @param form distinguishes the texts made from one answer
 */
export async function encode(
  answer: Answer,
  form: string,
  text: string,
  encoding: Encoding | undefined,
): Promise<{ body: string | Uint8Array<ArrayBuffer>; encoding?: Encoding }> {
  if (encoding === undefined || text.length < LEAST) return { body: text };
  const forms = encoded.getOrInsertComputed(answer, () => new Map());
  const bytes = forms.getOrInsertComputed(`${form} ${encoding}`, () => compressed(text, encoding));
  return { body: await bytes, encoding };
}
