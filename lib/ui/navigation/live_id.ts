/** The id of the element that an island and its data stand in. */
export function liveId(id: string): string {
  return `live-${id}`;
}

/**
 * Data as JSON that can stand in a `<script>`: `<` is escaped, so that no `</script>` or `<!--` in a
 * name ends or opens anything.
 *
 * @example
 * ```ts
 * import { liveJson } from "./live_id.ts";
 *
 * console.assert(liveJson({ name: "<!--" }) === '{"name":"\\u003c!--"}');
 * ```
 */
export function liveJson(data: unknown): string {
  return JSON.stringify(data).replaceAll("<", "\\u003c");
}
