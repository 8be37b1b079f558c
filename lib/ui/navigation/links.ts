/** Links of a page that lead to the same page in another state, or to one like it. */

import type { Filters } from "../../queries/filters/params.ts";
import { withComparedDays } from "../links/compared_days.ts";
import type { Range } from "../../queries/filters/comparison.ts";

/** Where such links stand: the filter bar, choices within cards, steps from year to year. */
const IN_PLACE = ".filters a[href], .choice a[href], .steps a[href]";
/** Marks of charts, drawings and tables: they may lead to other pages too. */
const MARKS = ".chart a[href], svg a[href], .numbers a[href], .legend a[href], .ranked a[href]";

/**
 * The address that a click or hover should show in place; null for links the browser follows: other
 * buttons, modifier keys, other pages, downloads.
 */
export function addressMeant(event: MouseEvent): string | null {
  const { target, button } = event;
  const isPlain = button <= 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey &&
    !event.altKey && !event.defaultPrevented;
  if (!isPlain || !(target instanceof Element)) return null;
  const link = target.closest(`${IN_PLACE}, ${MARKS}`);
  if (link === null || link.hasAttribute("download")) return null;
  // In an SVG a link's `href` is not a string.
  const address = new URL(link.getAttribute("href") ?? "", location.href);
  const isHere = link.matches(IN_PLACE) || address.pathname === location.pathname;
  return isHere && address.origin === location.origin ? address.href : null;
}

/**
 * The address that a form requests, without empty fields.
 *
 * @param form a form that is sent by GET
 */
export function addressOf(form: HTMLFormElement): string {
  const address = new URL(form.action);
  const fields = [...new FormData(form)].flatMap(([name, value]) =>
    typeof value === "string" && value !== "" ? [[name, value]] : []
  );
  address.search = String(withComparedDays(new URLSearchParams(fields)));
  return address.href;
}

/** The address of a range of days; all of the data needs none. */
export function rangeAddress(form: HTMLFormElement, { start, end }: Range, data: Range): string {
  const address = new URL(addressOf(form));
  const isAll = start <= data.start && end >= data.end;
  const days = { startDate: start, endDate: end } satisfies Filters;
  for (const [name, day] of Object.entries(days)) {
    if (isAll) address.searchParams.delete(name);
    else address.searchParams.set(name, day);
  }
  return address.href;
}
