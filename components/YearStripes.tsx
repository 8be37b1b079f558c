import { HEAT_STEPS } from "../lib/ui/views/heat.ts";
import { measureText, type Metric } from "../lib/ui/views/metric.ts";
import { monthSlot, STRIPES, type YearRow } from "../lib/ui/views/year_stripes.ts";
import { longMonth } from "../lib/ui/words/format.ts";
import type { MarkLink } from "../lib/ui/charts/data.ts";
import { Mark } from "./Mark.tsx";
import { words } from "../lib/ui/words/mod.ts";

const [LEFT, TOP, DAY, HEIGHT, STEP] = [34, 16, 2, 19, 22];

interface YearStripesProps {
  years: readonly YearRow[];
  links: Readonly<Record<string, MarkLink | null>>;
  metric: Metric;
  name: string;
}

/** Years as rows, each day a stripe. */
export function YearStripes({ years, links, metric, name }: YearStripesProps) {
  const stop = Object.entries(links).findLast(([, link]) => link !== null)?.[0];
  return (
    <div class="sideways from-left" tabindex={0} role="region" aria-label={name}>
      <svg
        class="cells stripes"
        viewBox={`0 0 ${LEFT + STRIPES * DAY} ${TOP + years.length * STEP}`}
        role="group"
        aria-label={name}
        data-across={1}
        data-down={12}
      >
        {Array.from({ length: 12 }, (_, month) => month + 1).map((month) => (
          <text key={month} x={LEFT + monthSlot(month) * DAY} y={10}>{shortName(month)}</text>
        ))}
        {years.map(({ year, paths, months }, row) => (
          <g key={year} transform={`translate(0 ${TOP + row * STEP})`}>
            <text x={0} y={HEIGHT / 2 + 3.5}>{year}</text>
            <g transform={`translate(${LEFT} 0) scale(${DAY} ${HEIGHT})`}>
              {Array.from(
                { length: HEAT_STEPS },
                (_, step) => <path key={step} class={`heat-${step}`} d={paths[step]} />,
              )}
              {months.map((month) => (
                <Mark
                  key={month.month}
                  link={links[month.month] ?? null}
                  title={words.patterns.calendar.month(
                    longMonth(month.month),
                    measureText(month, metric),
                  )}
                  at={placeOf(month.month)}
                  isStop={month.month === stop}
                >
                  <rect class="hit" x={month.x} width={month.width} height={1} />
                </Mark>
              ))}
            </g>
          </g>
        ))}
      </svg>
    </div>
  );
}

/** Where a month stands: twelve to a row. */
function placeOf(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5));
}

function shortName(month: number): string {
  return longMonth(`2024-${String(month).padStart(2, "0")}`).slice(0, 3);
}
