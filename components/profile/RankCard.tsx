import type { RankCardView } from "../../lib/ui/cards/profile_cards.ts";
import { RANK_CHART } from "../../lib/ui/views/profile/year_ranks.ts";
import { count } from "../../lib/ui/words/format.ts";
import { Card } from "../Card.tsx";

/** The rank in each year of the data. */
export function RankCard({ view }: { view: RankCardView }) {
  const { name, steps, lines, best, description } = view;
  return (
    <Card view={view}>
      <div class="sideways" tabindex={0} role="region" aria-label={name}>
        <svg
          class="ladder"
          viewBox={`0 0 ${RANK_CHART.width} ${RANK_CHART.height}`}
          role="img"
          aria-label={name}
        >
          <desc>{description}</desc>
          {lines.map((line) => <path key={line} class="way" d={line} />)}
          {steps.map(({ year, rank, x, y, isLow }) => (
            <g key={year} class={rank === best ? "best" : undefined}>
              <text class="year" x={x} y={RANK_CHART.height - 4}>{year}</text>
              {rank === null ? <path class="gap" d={`M${x - 5} ${y}h10`} /> : (
                <>
                  <circle cx={x} cy={y} r={rank === best ? 5 : 3.5} />
                  <text class="rank" x={x} y={isLow ? y + 23 : y - 11}>{count(rank)}</text>
                </>
              )}
            </g>
          ))}
        </svg>
      </div>
    </Card>
  );
}
