import type { FindingScope } from "../findings/finding.ts";
import {
  averageOf,
  busiestHour,
  busiestWeekHour,
  type WeekdayNumbers,
  weekdaysOf,
} from "../findings/week.ts";
import type { MarkLink } from "../charts/data.ts";
import { type LinkOrigin, playsLink } from "../links/mark_links.ts";
import { type CardView, linked } from "../views/card.ts";
import { measureText } from "../views/metric.ts";
import { WEEK, type WeekCell, weekRows } from "../views/week.ts";
import { weekdaysIn } from "../views/weekdays.ts";
import { clock, weekday } from "../words/format.ts";
import { words } from "../words/mod.ts";

const text = words.overview.week;

/** An hour of the week as it is drawn. */
export interface WeekCellView {
  readonly hour: number;
  /** What it holds on an average such day; colours are by this. */
  readonly average: number;
  readonly title: string;
  readonly link: MarkLink | null;
}

/** The hours of the week. */
export interface WeekCardView extends CardView {
  readonly name: string;
  readonly rows: readonly { readonly label: string; readonly cells: readonly WeekCellView[] }[];
}

/** The biggest weekday and the busiest hour, with every hour of the week. */
export function weekCard(
  cells: readonly WeekCell[],
  scope: FindingScope,
  csv: string,
  origin: LinkOrigin,
): WeekCardView {
  const found = weekdaysOf(weekdayNumbers(cells, scope), scope);
  return cardOf(cells, scope, { csv, origin }, text.finding(found, busiestHour(cells, scope)));
}

/** The busiest hour of the week, with every hour of it. */
export function weekHoursCard(
  cells: readonly WeekCell[],
  scope: FindingScope,
  csv: string,
  origin: LinkOrigin,
): WeekCardView {
  const found = busiestWeekHour(cells, (dow) => weekdaysIn(scope.range, dow), scope);
  return cardOf(cells, scope, { csv, origin }, words.patterns.weekHour(found));
}

function cardOf(
  cells: readonly WeekCell[],
  { measure, range }: FindingScope,
  { csv, origin }: { readonly csv: string; readonly origin: LinkOrigin },
  finding: string,
): WeekCardView {
  const name = text.name(words.filters[measure]);
  const rows = weekRows(cells);
  const linkOf = ({ dow, hour, plays }: WeekCell) =>
    plays === 0
      ? null
      : playsLink(origin, { dow, hour }, words.markLinks.weekHour(weekday(dow), clock(hour)));
  return {
    id: "week",
    topic: text.topic,
    finding,
    notes: [name, text.note],
    name,
    rows: rows.map(({ dow, hours }) => ({
      label: weekday(dow, "short"),
      cells: hours.map((cell) => ({
        hour: cell.hour,
        average: averageOf({ ...cell, days: weekdaysIn(range, dow) }, measure),
        title: text.cell(weekday(dow), clock(cell.hour), measureText(cell, measure)),
        link: linkOf(cell),
      })),
    })),
    table: {
      caption: name,
      columns: [text.day, ...Array.from({ length: 24 }, (_, hour) => clock(hour))],
      rows: rows.map(({ dow, hours }) => [
        weekday(dow),
        ...hours.map((cell) => linked(measureText(cell, measure), linkOf(cell))),
      ]),
      csv,
    },
  };
}

/** The weekdays of some hours of the week, with how many such days the range has. */
function weekdayNumbers(cells: readonly WeekCell[], { range }: FindingScope): WeekdayNumbers[] {
  return WEEK.map((dow) => {
    const of = cells.filter((cell) => cell.dow === dow);
    return {
      dow,
      hours: of.reduce((sum, cell) => sum + cell.hours, 0),
      plays: of.reduce((sum, cell) => sum + cell.plays, 0),
      days: weekdaysIn(range, dow),
    };
  });
}
