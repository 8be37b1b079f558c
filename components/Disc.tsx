import type { Hue } from "../lib/ui/charts/data.ts";
import { type DiscMonth, emptyGrooves, monthPlace, wedges } from "../lib/ui/views/disc.ts";
import { heatClass, heatTop } from "../lib/ui/views/heat.ts";
import { hours, longMonth } from "../lib/ui/words/format.ts";
import { words } from "../lib/ui/words/mod.ts";

interface DiscProps {
  months: readonly DiscMonth[];
  /** Months outside it are pale. */
  from: string;
  to: string;
  label?: DiscLabel;
}

/** What makes a record that of one artist, track or album. */
export interface DiscLabel {
  readonly top: string;
  readonly bottom: string;
  /** The label's colour. */
  readonly hue: Hue;
  /** The accessible name. */
  readonly name: string;
}

/** A whole history as a record: a groove for each year, a wedge for each month. */
export function Disc({ months, from, to, label }: DiscProps) {
  const [first = "", last = ""] = [months[0]?.period, months.at(-1)?.period];
  const top = heatTop(months.map(({ value }) => value));
  const years = Number(last.slice(0, 4)) - Number(first.slice(0, 4)) + 1;
  const text = words.overview.disc;
  return (
    <figure class="disc">
      <svg
        viewBox="-100 -100 200 200"
        role="img"
        aria-label={label?.name ?? text.name(longMonth(first), longMonth(last))}
      >
        <g class="vinyl">
          <circle class="body" r="93" />
          {emptyGrooves(years).map((radius) => <circle key={radius} class="groove" r={radius} />)}
          {wedges(months).map(({ period, value, path }) => (
            <path d={path} class={wedgeClass(period, value, top, from, to)}>
              <title key="name">{text.month(longMonth(period), hours(value))}</title>
            </path>
          ))}
          <circle class={label === undefined ? "label" : `tone-${label.hue}`} r="26" />
          <text class="print" y="-8">{label?.top ?? words.site}</text>
          <text class="print small" y="13">{label?.bottom ?? range(first, last)}</text>
        </g>
        <circle class="hole" r="2.2" />
        {Array.from(
          { length: 12 },
          (_, month) => (
            <text key={month} class="month" {...monthPlace(month)}>{initial(month)}</text>
          ),
        )}
      </svg>
      <figcaption>{text.how(first.slice(0, 4), last.slice(0, 4))}</figcaption>
    </figure>
  );
}

function wedgeClass(period: string, value: number, top: number, from: string, to: string): string {
  const isInside = period >= from.slice(0, 7) && period <= to.slice(0, 7);
  return `${heatClass(value, top)}${isInside ? "" : " outside"}`;
}

function initial(month: number): string {
  return longMonth(`2024-${String(month + 1).padStart(2, "0")}`).charAt(0);
}

function range(first: string, last: string): string {
  const [a, b] = [first.slice(0, 4), last.slice(0, 4)];
  return a === b ? a : `${a}–${b}`;
}
