import { type After, afterMs } from "./after.ts";

/** Answers that the process is alive; asks nobody. */
export function health(): () => Promise<Response> {
  return () => Promise.resolve(told({ status: "ok" }, 200));
}

/** What readiness is told by. */
export interface ReadyOptions {
  /** The data version; throws when the store cannot be reached. */
  readonly dataVersion: () => Promise<string>;
  /** Whether the process is about to end. */
  readonly isClosing?: () => boolean;
  /** How long the store may take, in milliseconds. */
  readonly limitMs?: number;
  /** How long an answer stands before the store is asked again, in milliseconds. */
  readonly keepMs?: number;
  /** The time in milliseconds. */
  readonly now?: () => number;
  readonly after?: After;
}

/**
 * Answers whether the site can serve: 200 with the data version, or 503. What went wrong is not
 * told to the world. However many ask, the store is asked once in `keepMs`.
 *
 * @example
 * ```ts
 * import { ready } from "./health.ts";
 *
 * const answer = await ready({ dataVersion: () => Promise.resolve("4f2a") })();
 * console.assert((await answer.json()).data_version === "4f2a");
 * ```
 */
export function ready(options: ReadyOptions): () => Promise<Response> {
  const { isClosing = () => false, keepMs = 1000, now = Date.now } = options;
  let asked: { atMs: number; version: Promise<string | null> } | undefined;
  return async () => {
    if (isClosing()) return told({ status: "closing" }, 503);
    if (asked === undefined || now() - asked.atMs >= keepMs) {
      asked = { atMs: now(), version: versionInTime(options) };
    }
    const version = await asked.version;
    return version === null
      ? told({ status: "store unreachable" }, 503)
      : told({ status: "ok", data_version: version }, 200);
  };
}

async function versionInTime(
  { dataVersion, limitMs = 2000, after = afterMs }: ReadyOptions,
): Promise<string | null> {
  const { promise: late, resolve } = Promise.withResolvers<null>();
  const cancel = after(limitMs, () => resolve(null));
  try {
    return await Promise.race([dataVersion(), late]);
  } catch {
    return null;
  } finally {
    cancel();
  }
}

function told(content: unknown, status: number): Response {
  return Response.json(content, { status, headers: { "Cache-Control": "no-store" } });
}
