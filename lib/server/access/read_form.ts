import { type SetTimer, startTimer } from "../middleware/timer.ts";

const MOST_BYTES = 16_384;
const MOST_MS = 10_000;

/**
 * The fields of a small form; null if it is not a form, exceeds 16 KB, or does not arrive within
 * ten seconds.
 *
 * @example
 * ```ts
 * import { readForm } from "./read_form.ts";
 *
 * const body = new URLSearchParams({ password: "correct horse" });
 * const form = await readForm(new Request("http://localhost/", { method: "POST", body }));
 * console.assert(form?.get("password") === "correct horse");
 * ```
 */
export async function readForm(
  req: Request,
  setTimer: SetTimer = startTimer,
): Promise<URLSearchParams | null> {
  const type = req.headers.get("content-type") ?? "";
  if (!/^application\/x-www-form-urlencoded\s*(?:;|$)/i.test(type) || req.body === null) {
    return null;
  }
  const reader = req.body.getReader();
  const giveUp = () => void reader.cancel().catch(() => {});
  let isLate = false;
  const cancel = setTimer(MOST_MS, () => {
    isLate = true;
    giveUp();
  });
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  try {
    while (true) {
      const { done, value } = await reader.read();
      if (isLate) return null;
      if (done) return new URLSearchParams(text + decoder.decode());
      bytes += value.byteLength;
      if (bytes > MOST_BYTES) {
        giveUp();
        return null;
      }
      text += decoder.decode(value, { stream: true });
    }
  } catch {
    return null;
  } finally {
    cancel();
  }
}
