import { linkTo } from "../../lib/ui/links/links.ts";
import { type SourceTimes, sourceTimes } from "../../lib/ui/views/source_times.ts";
import type { SourceRow } from "../../lib/queries/questions/sources.ts";
import { count, longDay, shortDay } from "../../lib/ui/words/format.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { Card } from "../Card.tsx";
import { Numbers } from "../Numbers.tsx";

const text = words.data.sources;
const [ROW, BAR, AXIS] = [44, 14, 28];

/** The files along time, with what they share. */
export function Sources({ sources }: { sources: readonly SourceRow[] }) {
  const times = sourceTimes(sources);
  const height = times.bars.length * ROW + AXIS;
  return (
    <Card
      id="sources"
      topic={text.topic}
      finding={finding(sources, times)}
      footer={
        <>
          <span>{text.note}</span>
          <Numbers
            caption={text.topic}
            columns={[...text.columns, text.rejected]}
            rows={sources.map((row) => [
              row.path,
              row.format.replaceAll("_", " "),
              row.first_at === null ? "" : shortDay(row.first_at),
              row.last_at === null ? "" : shortDay(row.last_at),
              ...[row.records, row.plays, row.set_aside, row.duplicates, row.rejected].map(count),
            ])}
            csv={linkTo("/api/sources", "format=csv")}
          />
        </>
      }
    >
      <svg class="times" width="100%" height={height} role="img" aria-label={text.name}>
        {times.years.map(({ year, at }) => (
          <g key={year}>
            <line x1={`${at}%`} x2={`${at}%`} y1="0" y2={height - 18} class="rule" />
            <text x={`${at}%`} y={height - 4} text-anchor="middle">{year}</text>
          </g>
        ))}
        {times.overlaps.map(({ from, width }) => (
          <g key={from} class="overlap">
            <rect x={`${from}%`} width={`${width}%`} y="0" height={height - 18} />
            <line x1={`${from}%`} x2={`${from}%`} y1="0" y2={height - 18} />
          </g>
        ))}
        {times.bars.map(({ source, name, from, width }, row) => (
          <g key={source.path}>
            <rect
              x={`${from}%`}
              width={`${Math.max(width, 0.4)}%`}
              y={row * ROW + 20}
              height={BAR}
              class={source.format === "extended_video" ? "bar soft" : "bar"}
            >
              <title key="name">
                {text.bar(
                  name,
                  shortDay(source.first_at ?? ""),
                  shortDay(source.last_at ?? ""),
                  count(source.records),
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

function finding(sources: readonly SourceRow[], { bars, overlapDays }: SourceTimes): string {
  const [first] = bars;
  if (first === undefined) return text.none;
  if (overlapDays > 0) {
    return text.overlap(overlapDays, sources.reduce((sum, row) => sum + row.duplicates, 0));
  }
  const { first_at, last_at } = first.source;
  return bars.length === 1
    ? text.one(longDay(first_at ?? ""), longDay(last_at ?? ""))
    : text.apart(bars.length);
}
