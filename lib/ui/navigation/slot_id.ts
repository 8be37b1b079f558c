/** The id of the element that contains an island and its data. */
export function slotId(id: string): string {
  return `slot-${id}`;
}

/**
 * Data as JSON for a `<script>`: `<` is escaped, so that `</script>` or `<!--` in a name has no
 * effect.
 *
 * @example
 * ```ts
 * import { slotJson } from "./slot_id.ts";
 *
 * console.assert(slotJson({ name: "<!--" }) === '{"name":"\\u003c!--"}');
 * ```
 */
export function slotJson(data: unknown): string {
  return JSON.stringify(data).replaceAll("<", "\\u003c");
}
