import type { SourcesCardView } from "../../lib/ui/pages/data.ts";
import { count, shortDay } from "../../lib/ui/words/format.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { Card } from "../Card.tsx";

const text = words.data.sources;
const [ROW, BAR, AXIS, SHARED] = [44, 14, 36, 6];

/** The files along time, with what they share. */
export function Sources({ view }: { view: SourcesCardView }) {
  const { times } = view;
  const height = times.bars.length * ROW + AXIS;
  return (
    <Card view={view}>
      <svg class="times" width="100%" height={height} role="img" aria-label={text.name}>
        {times.years.map(({ year, at }) => (
          <g key={year}>
            <line x1={`${at}%`} x2={`${at}%`} y1="0" y2={height - 18} class="rule" />
            <text x={`${at}%`} y={height - 4} text-anchor="middle">{year}</text>
          </g>
        ))}
        {times.overlaps.map(({ from, width }) => (
          <g key={from} class="overlap">
            <rect x={`${from}%`} width={`${width}%`} y={height - 18 - SHARED} height={SHARED} />
          </g>
        ))}
        {times.bars.map(({ source, name, days, from, width }, row) => (
          <g key={source.path}>
            <rect
              x={`${from}%`}
              width={`${Math.max(width, 0.4)}%`}
              y={row * ROW + 20}
              height={BAR}
              class={source.format === "extended_video" ? "file soft" : "file"}
            >
              <title key="name">
                {text.bar(
                  name,
                  shortDay(days.start),
                  shortDay(days.end),
                  source.records,
                )}
              </title>
            </rect>
            <Label
              name={name}
              records={source.records}
              from={from}
              to={from + width}
              y={row * ROW + 13}
            />
          </g>
        ))}
      </svg>
    </Card>
  );
}

interface LabelProps {
  name: string;
  records: number;
  from: number;
  to: number;
  y: number;
}

/** A file's name at its bar's end that has more room. */
function Label({ name, records, from, to, y }: LabelProps) {
  const isLate = from > 45;
  return (
    <text x={isLate ? `${to}%` : `${from}%`} y={y} text-anchor={isLate ? "end" : "start"}>
      <tspan class="name">{shortened(name)}</tspan>
      <tspan dx="8">{count(records)}</tspan>
    </text>
  );
}

/** A name as far as it tells files apart. */
function shortened(name: string): string {
  const all = [...name.replace(/^Streaming_?History_/i, "").replace(/\.json$/i, "")];
  return all.length <= 30
    ? all.join("")
    : `${all.slice(0, 17).join("")}…${all.slice(-11).join("")}`;
}
