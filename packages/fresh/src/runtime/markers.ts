/** `useId` numbers of the first island; smaller ones belong to the page around the islands. */
export const ISLAND_IDS = 3;

/** What a page tells the browser about its islands. */
export interface PageData {
  build: string;
  /** Module URL, export and name of each island, by the number in its markers. */
  islands: { url: string; exportName: string; name: string }[];
  /** Props of all islands in one table, so that what they share stays shared. */
  props: number | unknown[];
}
