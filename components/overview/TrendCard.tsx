import type { ComponentChildren } from "preact";
import { csvLink } from "../../lib/ui/links/csv_link.ts";
import { shiftOf } from "../../lib/ui/views/beside.ts";
import { measureText } from "../../lib/ui/views/metric.ts";
import type { PageContext } from "../../lib/ui/page_context.ts";
import type { Overview } from "../../lib/ui/views/overview.ts";
import type { Granularity } from "../../lib/queries/filters/params.ts";
import { trendView } from "../../lib/ui/views/trend.ts";
import { count } from "../../lib/ui/words/format.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { Card } from "../Card.tsx";
import { Dotted } from "../Dotted.tsx";
import { LiveChart } from "../LiveChart.tsx";
import { Numbers } from "../Numbers.tsx";

const text = words.overview.trend;

interface TrendCardProps {
  context: PageContext;
  overview: Pick<Overview, "trend" | "comparedTrend">;
  /** How long the buckets are, when that was asked for. */
  granularity?: Granularity | undefined;
  /** Stands above the chart. */
  choice?: ComponentChildren;
}

/** How much over time, as bars; the compared range as a line. */
export function TrendCard({ context, overview, granularity, choice }: TrendCardProps) {
  const { metric } = context.state;
  const { trend, comparedTrend } = overview;
  const unit = trend[0]?.granularity ?? "month";
  const shift = shiftOf(trend[0]?.period, comparedTrend[0]?.period, context, unit);
  const view = trendView(trend, metric, comparedTrend, shift);
  const name = text.name(words.filters[metric], text.unit[view.granularity]);
  const { period, hours, plays, tracks, artists } = text.columns;
  return (
    <Card
      id="trend"
      topic={text.topic}
      finding={view.finding}
      footer={
        <>
          <span>{name}, {text.local}</span>
          {comparedTrend.length === 0 ? null : <Dotted context={context} />}
          <Numbers
            caption={name}
            columns={[period, hours, plays, tracks, artists]}
            rows={view.rows.map((row) => [
              row.name,
              measureText(row, "hours"),
              count(row.plays),
              count(row.unique_tracks),
              count(row.unique_artists),
            ])}
            csv={csvLink("trends", { ...context.state, ...granularity && { granularity } })}
          />
        </>
      }
    >
      {choice}
      <LiveChart
        id="trend"
        name={name}
        description={`${view.finding}. ${words.chart.keys}`}
        data={view.chart}
      />
    </Card>
  );
}
