/** The id of the element that an island and its data stand in. */
export function liveId(id: string): string {
  return `live-${id}`;
}
