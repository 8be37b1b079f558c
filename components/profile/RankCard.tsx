import type { RankCardView } from "../../lib/ui/cards/profile_cards.ts";
import { RANK_CHART } from "../../lib/ui/views/profile/year_ranks.ts";
import { count } from "../../lib/ui/words/format.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { Mark, stopOf } from "../Mark.tsx";
import { Card } from "../Card.tsx";

const { step: stepText } = words.profile.ranks;

/** The rank in each year of the data; a single one is in the sentence. */
export function RankCard({ view }: { view: RankCardView }) {
  const { name, steps, lines, best, description } = view;
  const stop = stopOf(steps.map(({ link }) => link));
  return (
    <Card view={view}>
      {steps.length < 2 ? null : (
        <div class="sideways" tabindex={0} role="region" aria-label={name}>
          <svg
            class="ladder"
            viewBox={`0 0 ${RANK_CHART.width} ${RANK_CHART.height}`}
            role="group"
            aria-label={name}
            data-across={1}
            data-down={1}
          >
            <desc>{description}</desc>
            {lines.map((line) => <path key={line} class="way" d={line} />)}
            {steps.map(({ year, rank, x, y, isLow, link }, at) => (
              <Mark
                key={year}
                link={link}
                title={stepText(year, rank)}
                at={at}
                isStop={at === stop}
              >
                <g class={rank === best ? "best" : undefined}>
                  <rect class="hit" x={x - 20} width={40} height={RANK_CHART.height} />
                  <text class="year" x={x} y={RANK_CHART.height - 4}>{year}</text>
                  {rank === null ? <path class="gap" d={`M${x - 5} ${y}h10`} /> : (
                    <>
                      <circle cx={x} cy={y} r={rank === best ? 5 : 3.5} />
                      <text class="rank" x={x} y={isLow ? y + 23 : y - 11}>{count(rank)}</text>
                    </>
                  )}
                </g>
              </Mark>
            ))}
          </svg>
        </div>
      )}
    </Card>
  );
}
