/** Where the marks of charts and lists lead: each an ordinary address, with words for it. */
import { toSearch } from "../../queries/filters/codec.ts";
import type { Range } from "../../queries/filters/comparison.ts";
import type { Filters } from "../../queries/filters/params.ts";
import { monthsAround } from "../../queries/sums_only/whole_months.ts";
import type { MarkLink } from "../charts/data.ts";
import type { PageContext } from "../page_context.ts";
import { within } from "../views/ranges.ts";
import { longMonth, shortDay } from "../words/format.ts";
import { words } from "../words/mod.ts";
import { linkTo } from "./links.ts";

const text = words.markLinks;

/** What links begin at: the page, and what it shows. */
export type LinkOrigin = Pick<PageContext, "path" | "state" | "shown" | "shows" | "filters">;

/**
 * The link to a part of the range, on the same page; where that is all that is shown, to its plays.
 *
 * @param name the part in words
 * @returns null where nothing more can be shown
 */
export function rangeLink(origin: LinkOrigin, part: Range, name: string): MarkLink | null {
  const { path, shown, shows, state: { startDate, endDate } } = origin;
  if (!isDay(part.start) || !isDay(part.end)) return null;
  const inside = within(part, shown);
  if (inside.start > inside.end) return null;
  if (inside.start === shown.start && inside.end === shown.end) return playsLink(origin, {}, name);
  // A month at the edge of the data stays a whole month; what was asked for is not left.
  const asked = { start: startDate ?? part.start, end: endDate ?? part.end };
  const range = within(part, asked);
  if (shows === "sums") return monthsLink(origin, range, path);
  return { href: linkTo(path, inRange(origin, range)), label: text.show(name) };
}

/** The link to the plays of a day; on a public site, which shows none, to its month. */
export function dayLink(origin: LinkOrigin, date: string): MarkLink | null {
  if (!isDay(date)) return null;
  return origin.shows === "sums"
    ? monthsLink(origin, { start: date, end: date }, "/")
    : playsLink(origin, { startDate: date, endDate: date }, shortDay(date));
}

/** A public site tells moments by month. */
function isDay(date: string): boolean {
  return date.length === 10;
}

/** The link to the whole months around a range: what a public site shows. */
function monthsLink(origin: LinkOrigin, range: Range, path: string): MarkLink | null {
  const months = monthsAround(range);
  if (months.start <= origin.shown.start && months.end >= origin.shown.end) return null;
  const name = words.filters.range(longMonth(months.start), longMonth(months.end));
  return { href: linkTo(path, inRange(origin, months)), label: text.show(name) };
}

/** What is shown, of other days; two ranges that were chosen to be compared do not stay. */
function inRange(
  { state: { compare, ...state } }: LinkOrigin,
  { start, end }: Range,
): URLSearchParams {
  const kept = typeof compare === "string" ? { compare } : {};
  return toSearch({ ...state, ...kept, startDate: start, endDate: end });
}

/**
 * The link to plays in the history: those that are shown, and narrower still.
 *
 * @returns null on a public site, which shows no plays
 */
export function playsLink(origin: LinkOrigin, filters: Filters, name: string): MarkLink | null {
  if (origin.shows !== "everything") return null;
  const { state: { metric } } = origin;
  const search = toSearch({ ...origin.filters, metric, ...filters });
  return { href: linkTo("/history", search), label: text.plays(name) };
}

/**
 * The link to the same page with only one artist, track or album, or, where it is chosen, without it.
 *
 * @param artist its artist; empty where that is unknown
 * @returns undefined where it has no name
 */
export function onlyEntity(
  origin: Pick<LinkOrigin, "path" | "state">,
  kind: NonNullable<Filters["kind"]>,
  name: string,
  artist: string,
): MarkLink | undefined {
  if (name === "") return undefined;
  const by = artist === "" ? {} : { artist };
  const filter: Filters = kind === "artist" ? { artist: name } : { ...by, [kind]: name };
  return onlyLink(origin, filter, name);
}

/** The link to the same page with more filters, or, where they are chosen already, without them. */
export function onlyLink(
  { path, state }: Pick<LinkOrigin, "path" | "state">,
  filter: Filters,
  name: string,
): MarkLink & { readonly isChosen: boolean } {
  const asked = new Map(Object.entries(filter));
  const has = new Map(Object.entries(state));
  const isChosen = [...asked].every(([key, value]) => has.get(key) === value);
  const rest = Object.fromEntries([...has].filter(([key]) => !asked.has(key)));
  const search = toSearch(isChosen ? rest : { ...state, ...filter });
  const label = isChosen ? text.all : text.only(name);
  return { href: linkTo(path, search), label, isChosen };
}
