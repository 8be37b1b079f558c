/** Element that carries a page's islands and build id to the browser. */
export const PAGE_DATA_ID = "__FRESH_PAGE";

/** Search parameter that marks a URL as belonging to one build. */
export const BUILD_PARAM = "__frsh_c";

let current = typeof document === "undefined" ? "" : fromPage();

/** The id of the build this process serves, or that this page came from. */
export function buildId(): string {
  return current;
}

/** Told once when a build is loaded; it is the same for every request. */
export function setBuildId(id: string): void {
  current = id;
}

function fromPage(): string {
  const text = document.getElementById(PAGE_DATA_ID)?.textContent;
  const data: { build?: unknown } = JSON.parse(text ?? "{}");
  return typeof data.build === "string" ? data.build : "";
}
