import { messageOf } from "../../core/errors.ts";
import { type SetTimer, startTimer } from "./timer.ts";
import type { OpenRequests } from "./open_requests.ts";

/** What a graceful shutdown needs from the process. */
export interface ShutdownOptions {
  /** How long requests under way may take, in milliseconds. */
  readonly graceMs: number;
  /**
   * What is closed at the end: the server (`server.shutdown()` flushes its buffers), then the
   * store.
   */
  readonly close: () => Promise<void>;
  readonly onSignal?: (signal: Deno.Signal, act: () => void) => void;
  readonly exit?: (code: number) => void;
  readonly setTimer?: SetTimer | undefined;
}

/**
 * On SIGTERM or SIGINT: no new requests, those under way are finished, the store is closed, the
 * process ends with 0, or with 1 if time ran out. A second signal ends it at once.
 *
 * @example
 * ```ts
 * import { OpenRequests } from "./open_requests.ts";
 * import { closeOnSignals } from "./shutdown.ts";
 *
 * const onSignal = () => {};
 * closeOnSignals(new OpenRequests(256), { graceMs: 10_000, close: async () => {}, onSignal });
 * ```
 */
export function closeOnSignals(open: OpenRequests, options: ShutdownOptions): void {
  const { onSignal = Deno.addSignalListener, exit = Deno.exit } = options;
  const act = () => {
    if (open.isClosing) exit(1);
    else finishAndClose(open, options).then(exit);
  };
  onSignal("SIGINT", act);
  if (Deno.build.os !== "windows") onSignal("SIGTERM", act);
}

/**
 * Accepts no new requests, finishes those under way and closes the store, within twice `graceMs`.
 *
 * @returns the process's exit code: 0, or 1 if time ran out
 *
 * @example
 * ```ts
 * import { OpenRequests } from "./open_requests.ts";
 * import { finishAndClose } from "./shutdown.ts";
 *
 * const code = await finishAndClose(new OpenRequests(256), { graceMs: 1000, close: async () => {} });
 * console.assert(code === 0);
 * ```
 */
export async function finishAndClose(
  open: OpenRequests,
  { graceMs, close, setTimer = startTimer }: Pick<
    ShutdownOptions,
    "graceMs" | "close" | "setTimer"
  >,
): Promise<number> {
  const isWhole = await open.finish(graceMs, setTimer);
  const { promise: late, resolve } = Promise.withResolvers<boolean>();
  const cancel = setTimer(graceMs, () => resolve(false));
  const closed = close().then(() => true, (error) => {
    console.error(`Closing the store failed: ${messageOf(error)}`);
    return false;
  });
  const isClosed = await Promise.race([closed, late]);
  cancel();
  return isWhole && isClosed ? 0 : 1;
}
