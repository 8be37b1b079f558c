import { pathBelow } from "../../core/base_path.ts";
import type { Words } from "../words/mod.ts";

/** A page that the navigation leads to. */
export interface SitePage {
  readonly path: string;
  readonly name: Exclude<keyof Words["nav"], "label" | "top" | "more">;
  /** What the paths of the pages below it begin with. */
  readonly below?: string;
}

/** The pages in the navigation, in order. */
export const SITE_PAGES: readonly SitePage[] = [
  { path: "/", name: "overview" },
  { path: "/artists", name: "artists", below: "/artist/" },
  { path: "/tracks", name: "tracks", below: "/track/" },
  { path: "/albums", name: "albums", below: "/album/" },
  { path: "/patterns", name: "patterns" },
  { path: "/taste", name: "taste", below: "/genre/" },
  { path: "/habits", name: "habits" },
  { path: "/podcasts", name: "podcasts" },
  { path: "/year", name: "year" },
  { path: "/moments", name: "moments" },
  { path: "/history", name: "history" },
  { path: "/data", name: "data" },
];

/** The pages that a site has: those of single plays are left out where it shows sums only. */
export function pagesOf(shows: "everything" | "sums"): readonly SitePage[] {
  return SITE_PAGES.filter(({ name }) => name !== "history" || shows === "everything");
}

/** An entry of the bar at the foot of a phone. */
export interface BarEntry {
  readonly name: SitePage["name"] | "top";
  readonly path: string;
  /** The pages that it stands for. */
  readonly pages: readonly SitePage[];
}

/** The ranked pages, which share an entry. */
const TOP: readonly SitePage["name"][] = ["artists", "tracks", "albums"];

/**
 * The bar at the foot of a phone: four pages with entries of their own, and those behind the fifth.
 *
 * @example
 * ```ts
 * import { phoneBar } from "./pages.ts";
 *
 * const { entries } = phoneBar("everything");
 * console.assert(entries.map(({ name }) => name).join(" ") === "overview top year history");
 * ```
 */
export function phoneBar(
  shows: "everything" | "sums",
): { entries: readonly BarEntry[]; more: readonly SitePage[] } {
  const pages = pagesOf(shows);
  const fourth = shows === "everything" ? "history" : "patterns";
  const entries = (["overview", "top", "year", fourth] as const).flatMap((name): BarEntry[] => {
    const its = pages.filter((page) =>
      name === "top" ? TOP.includes(page.name) : page.name === name
    );
    const [first] = its;
    return first === undefined ? [] : [{ name, path: first.path, pages: its }];
  });
  const led = new Set(entries.map(({ path }) => path));
  return { entries, more: pages.filter(({ path }) => !led.has(path)) };
}

/**
 * Whether a page is the one at a path, or one that the page at the path belongs to, such as a
 * year's or an artist's; undefined when it is neither.
 *
 * @param here a path below the site's base path, without a slash at its end
 */
export function currentOf(
  { path, below = `${path}/` }: SitePage,
  here: string,
): "page" | "true" | undefined {
  if (path === here) return "page";
  return path !== "/" && here.startsWith(below) ? "true" : undefined;
}

/** Whether a path, with the site's base path, belongs to the API. */
export function isApiPath(pathname: string): boolean {
  return /^\/api(?:\/|$)/.test(pathBelow(pathname));
}
