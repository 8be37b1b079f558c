import { csvOf } from "../../lib/ui/views/profile/csv.ts";
import { LADDER, ladder } from "../../lib/ui/views/profile/ladder.ts";
import type { ProfileData } from "../../lib/ui/views/profile/page.ts";
import type { YearRow } from "../../lib/ui/views/profile/profile.ts";
import type { Metric } from "../../lib/ui/views/metric.ts";
import { measureText } from "../../lib/ui/views/metric.ts";
import { count } from "../../lib/ui/words/format.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { Card } from "../Card.tsx";
import { Numbers } from "../Numbers.tsx";

const text = words.profile.ranks;

/** The place in each year of the data. */
export function RankCard({ context, profile: { subject, ever } }: ProfileData) {
  const { years } = ever;
  const { data, state: { metric } } = context;
  const rankOf = (row: YearRow) => metric === "hours" ? row.rank_by_hours : row.rank_by_plays;
  const name = text.name(words.profile.among[subject.kind]);
  const { hours, plays } = words.overview.trend.columns;
  return (
    <Card
      id="rank"
      topic={text.topic}
      finding={finding(years, rankOf)}
      footer={
        <>
          <span>{name}</span>
          <Numbers
            caption={name}
            columns={[text.year, text.rank, hours, plays]}
            rows={years.map((row) => [
              String(row.year),
              count(rankOf(row)),
              measureText(row, "hours"),
              count(row.plays),
            ])}
            csv={csvOf({ subject, ever }, "years")}
          />
        </>
      }
    >
      <Ladder
        years={years}
        metric={metric}
        first={Number(data.start.slice(0, 4))}
        last={Number(data.end.slice(0, 4))}
        name={name}
      />
    </Card>
  );
}

interface LadderProps {
  years: readonly YearRow[];
  metric: Metric;
  first: number;
  last: number;
  name: string;
}

function Ladder({ years, metric, first, last, name }: LadderProps) {
  const { steps, lines } = ladder(years, metric, first, last);
  const best = Math.min(...steps.map(({ rank }) => rank ?? Infinity));
  return (
    <div class="sideways" tabindex={0} role="region" aria-label={name}>
      <svg
        class="ladder"
        viewBox={`0 0 ${LADDER.width} ${LADDER.height}`}
        role="img"
        aria-label={name}
      >
        <desc>
          {steps.map(({ year, rank }) => rank === null ? text.none(year) : text.step(year, rank))
            .join(", ")}
        </desc>
        {lines.map((line) => <path key={line} class="way" d={line} />)}
        {steps.map(({ year, rank, x, y, isLow }) => (
          <g key={year} class={rank === best ? "best" : undefined}>
            <text class="year" x={x} y={LADDER.height - 4}>{year}</text>
            {rank === null ? <path class="gap" d={`M${x - 5} ${y}h10`} /> : (
              <>
                <circle cx={x} cy={y} r={rank === best ? 5 : 3.5} />
                <text class="place" x={x} y={isLow ? y + 23 : y - 11}>{count(rank)}</text>
              </>
            )}
          </g>
        ))}
      </svg>
    </div>
  );
}

function finding(years: readonly YearRow[], rankOf: (row: YearRow) => number): string {
  const firsts = years.filter((row) => rankOf(row) === 1);
  if (firsts.length > 0) return text.first(firsts.map(({ year }) => year));
  const [top] = [...years].sort((a, b) => rankOf(a) - rankOf(b));
  return top === undefined ? words.overview.trend.none : text.best(top.year, rankOf(top));
}
