import { compressed, type Encoding } from "../../core/compress.ts";
import type { Answer } from "../../queries/store.ts";

/** Shorter bodies do not get smaller enough to be worth it. */
const LEAST = 1_000;

/** What was encoded lives as long as the answer it was made of. */
const encoded = new WeakMap<Answer, Map<string, Promise<Uint8Array<ArrayBuffer>>>>();

/**
 * A body in the encoding that was asked for; worked out once for each answer and form.
 *
 * @param form tells the texts that are made of one answer apart
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
