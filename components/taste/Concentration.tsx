import { csvLink } from "../../lib/ui/links/csv_link.ts";
import { wasText } from "../../lib/ui/views/hero.ts";
import { measureText, type Metric } from "../../lib/ui/views/metric.ts";
import { concentrationOf } from "../../lib/ui/views/taste_findings.ts";
import { count, percent } from "../../lib/ui/words/format.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { Card } from "../Card.tsx";
import { Figure } from "../Figure.tsx";
import { Numbers } from "../Numbers.tsx";
import { shareCell } from "../Unknown.tsx";
import type { TasteProps } from "./Hero.tsx";

const text = words.taste.concentration;

/** How much goes to the first artist, the first ten, the first hundred. */
export function Concentration({ context, taste: { concentration: rows, before } }: TasteProps) {
  const { state, state: { metric } } = context;
  const shareBefore = (at: number) => {
    const row = before.concentration[at];
    return row === undefined ? undefined : percent(concentrationOf(row, metric));
  };
  const name = text.name(words.metric[metric]);
  const { artists, hours, plays, share } = text.columns;
  return (
    <Card
      id="concentration"
      topic={text.topic}
      finding={finding(concentrationOf(rows[1], metric), metric)}
      footer={
        <>
          <span>{name}</span>
          <Numbers
            caption={name}
            columns={[artists, hours, plays, share]}
            rows={rows.map((row) => [
              text.first(row.artists),
              measureText(row, "hours"),
              count(row.plays),
              shareCell(concentrationOf(row, metric)),
            ])}
            csv={csvLink("concentration", state)}
          />
        </>
      }
    >
      <svg class="nested" viewBox="0 0 100 1" preserveAspectRatio="none" role="img">
        <title key="name">{name}</title>
        <rect class="heat-0" width="100" height="1" />
        {rows.toReversed().map((row, at) => (
          <rect
            key={row.artists}
            class={`heat-${at + 2}`}
            width={concentrationOf(row, metric) * 100}
            height="1"
          />
        ))}
      </svg>
      <dl class="figures three">
        {rows.map((row, at) => (
          <Figure
            label={text.first(row.artists)}
            value={percent(concentrationOf(row, metric))}
            note={wasText(shareBefore(at), context) || measureText(row, metric)}
          />
        ))}
      </dl>
    </Card>
  );
}

function finding(share: number, metric: Metric): string {
  const said = words.metric[metric];
  if (share === 0) return text.none;
  return share === 1 ? text.findingAll(said) : text.finding(share, said);
}
