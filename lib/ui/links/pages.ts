import { pathBelow } from "./base_path.ts";
import type { Words } from "../words/mod.ts";

/** A page that the navigation leads to. */
export interface SitePage {
  readonly path: string;
  readonly name: Exclude<keyof Words["nav"], "label">;
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
  { path: "/taste", name: "taste" },
  { path: "/habits", name: "habits" },
  { path: "/podcasts", name: "podcasts" },
  { path: "/year", name: "year" },
  { path: "/history", name: "history" },
  { path: "/data", name: "data" },
];

/** Whether a path, with the site's base path, belongs to the API. */
export function isApiPath(pathname: string): boolean {
  return /^\/api(?:\/|$)/.test(pathBelow(pathname));
}
