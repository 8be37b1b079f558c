import type { Range } from "../../queries/filters/comparison.ts";
import type { Hue, MarkLink } from "../charts/data.ts";
import { type LinkOrigin, rangeLink } from "../links/mark_links.ts";
import type { PageContext } from "../page_context.ts";
import { type DiscMonth, emptyGrooves, type Wedge, wedges } from "../views/disc.ts";
import { allPeriods, daysOfPeriod } from "../views/periods.ts";
import { heatClass, heatTop } from "../views/heat.ts";
import { hours, longMonth } from "../words/format.ts";
import { words } from "../words/mod.ts";

const text = words.overview.disc;

/** What makes a record that of one artist, track or album. */
export interface DiscLabel {
  readonly top: string;
  readonly bottom: string;
  readonly hue: Hue;
  /** The accessible name. */
  readonly name: string;
}

/** A history as a record: a groove for each year, a wedge for each month. */
export interface DiscCardView {
  readonly name: string;
  readonly grooves: readonly number[];
  readonly wedges: readonly (Wedge & {
    readonly class: string;
    readonly title: string;
    readonly link: MarkLink | null;
  })[];
  readonly label: { readonly class: string; readonly top: string; readonly bottom: string };
  /** How to read it. */
  readonly how: string;
}

/** Every month of the data, those without a play included. */
export function discMonths(
  data: Range,
  months: readonly { readonly period: string; readonly hours: number }[],
): DiscMonth[] {
  const byMonth = new Map(months.map((row) => [row.period, row.hours]));
  return allPeriods(data.start.slice(0, 7), data.end.slice(0, 7), "month").map((period) => ({
    period,
    value: byMonth.get(period) ?? 0,
  }));
}

/**
 * The record of some months.
 *
 * @param months from the first to the last month of the data
 * @param origin the page, whose range leaves the months outside it pale
 */
export function discOf(
  months: readonly DiscMonth[],
  origin: LinkOrigin & Pick<PageContext, "range" | "data">,
  label?: DiscLabel,
): DiscCardView {
  const { start, end } = origin.range;
  const { startDate: _start, endDate: _end, ...state } = origin.state;
  const ofAllDays = { ...origin, state, shown: origin.data };
  const linkOf = ({ period, value }: DiscMonth) =>
    value === 0 ? null : rangeLink(
      ofAllDays,
      daysOfPeriod(period, "month"),
      longMonth(period),
    );
  const [first = "", last = ""] = [months[0]?.period, months.at(-1)?.period];
  const [from, to] = [first.slice(0, 4), last.slice(0, 4)];
  const top = heatTop(months.map(({ value }) => value));
  const isInside = (month: string) => month >= start.slice(0, 7) && month <= end.slice(0, 7);
  return {
    name: label?.name ?? text.name(longMonth(first), longMonth(last)),
    grooves: emptyGrooves(Number(to) - Number(from) + 1),
    wedges: wedges(months).map((wedge) => ({
      ...wedge,
      class: `${heatClass(wedge.value, top)}${isInside(wedge.period) ? "" : " outside"}`,
      title: text.month(longMonth(wedge.period), hours(wedge.value)),
      link: linkOf(wedge),
    })),
    label: {
      class: label === undefined ? "label" : `tone-${label.hue}`,
      top: label?.top ?? words.site,
      bottom: label?.bottom ?? (from === to ? from : `${from}–${to}`),
    },
    how: text.how(from, to),
  };
}
