/** The id of the element that an island and its data stand in. */
export function slotId(id: string): string {
  return `slot-${id}`;
}

/**
 * Data as JSON that can stand in a `<script>`: `<` is escaped, so that no `</script>` or `<!--` in a
 * name ends or opens anything.
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
