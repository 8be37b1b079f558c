/** Element that carries a page's islands and build id to the browser. */
export const PAGE_DATA_ID = "__FRESH_PAGE";

/** Search parameter that marks a URL as belonging to one build. */
export const BUILD_PARAM = "__frsh_c";

/** What a page tells the browser about its islands. */
export interface PageData {
  build: string;
  /** Module URL, export and name of each island, by the number in its markers. */
  islands: { url: string; exportName: string; name: string }[];
  /** Props of all islands in one table, so that what they share stays shared. */
  props: number | unknown[];
}

let current = typeof document === "undefined" ? "" : pageData().build;

/** The id of the build this process serves, or that this page came from. */
export function buildId(): string {
  return current;
}

/** Called once when a build is loaded; it is the same for every request. */
export function setBuildId(id: string): void {
  current = id;
}

/** The data of this page, in the browser. */
export function pageData(): PageData {
  const text = document.getElementById(PAGE_DATA_ID)?.textContent;
  return text ? JSON.parse(text) : { build: "", islands: [], props: [[]] };
}
