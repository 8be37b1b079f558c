import type { PageResponse } from "./types.ts";

/**
 * Hands data from a handler to the page's component. As in Fresh, a component finds `undefined`
 * where the handler gave null.
 *
 * @param data what the component finds in `props.data`
 * @param options status (200 by default) and headers of the response
 *
 * @example
 * ```ts
 * import { page } from "fresh";
 *
 * const response = page({ name: "Nina Simone" }, { status: 201 });
 * if (response.status !== 201) throw new Error("the status is kept");
 * ```
 */
export function page(): PageResponse<undefined>;
export function page<Data>(
  data: Data,
  options?: { status?: number; headers?: HeadersInit },
): PageResponse<Data>;
export function page<Data>(
  data?: Data,
  options: { status?: number; headers?: HeadersInit } = {},
): PageResponse<Data | undefined> {
  return { data: data ?? undefined, ...options };
}
