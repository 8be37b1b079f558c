/** What is reported about a body being sent. */
export interface BodyWatch {
  /** The client is ready for more. */
  asked?(): void;
  /** A chunk of this many bytes was handed over. */
  passed?(bytes: number): void;
  /** Once, at the end: all was handed over, or not. */
  ended?(how: "whole" | "cut"): void;
}

/** A body that is watched, and the means to end it early. */
export interface WatchedBody {
  readonly body: ReadableStream<Uint8Array<ArrayBuffer>>;
  /** Lets go of the source and breaks the connection. */
  cut(): void;
}

/**
 * Passes a body on chunk by chunk as the client reads, and reports what happens to it.
 *
 * @example
 * ```ts
 * import { watchBody } from "./watch_body.ts";
 *
 * const source = new Response("twelve bytes").body;
 * let bytes = 0;
 * if (source !== null) {
 *   const { body } = watchBody(source, { passed: (count) => void (bytes += count) });
 *   await new Response(body).text();
 * }
 * console.assert(bytes === 12);
 * ```
 */
export function watchBody(
  source: ReadableStream<Uint8Array<ArrayBuffer>>,
  watch: BodyWatch,
): WatchedBody {
  const reader = source.getReader();
  let isOpen = true;
  const end = (how: "whole" | "cut") => {
    if (!isOpen) return;
    isOpen = false;
    watch.ended?.(how);
  };
  let controller: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>> | undefined;
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(given) {
      controller = given;
    },
    async pull(given) {
      watch.asked?.();
      try {
        const { done, value } = await reader.read();
        if (!isOpen) return;
        if (done) {
          end("whole");
          given.close();
        } else {
          watch.passed?.(value.byteLength);
          given.enqueue(value);
        }
      } catch (error) {
        end("cut");
        given.error(error);
      }
    },
    async cancel(reason) {
      end("cut");
      await reader.cancel(reason);
    },
  }, { highWaterMark: 0 });
  const cut = () => {
    if (!isOpen) return;
    end("cut");
    controller?.error(new Error("The answer took too long and was cut."));
    reader.cancel().catch(() => {});
  };
  return { body, cut };
}
