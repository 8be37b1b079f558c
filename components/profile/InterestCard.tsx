import { linkTo } from "../../lib/ui/links/links.ts";
import { apiSearch } from "../../lib/ui/views/ranking_together.ts";
import { interestView } from "../../lib/ui/views/profile/interest.ts";
import type { ProfileData } from "../../lib/ui/views/profile/page.ts";
import { filtersOf } from "../../lib/ui/views/page_state.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { Card } from "../Card.tsx";
import { Dotted } from "../Dotted.tsx";
import { LiveChart } from "../LiveChart.tsx";
import { Numbers } from "../Numbers.tsx";

const text = words.profile.interest;

/** How much over time: from the first play on, or all of a range that is compared. */
export function InterestCard({ context, profile }: ProfileData) {
  const { subject, trend, buckets, trendBefore } = profile;
  if (buckets === null) return null;
  const { metric, start, end } = context.state;
  const view = interestView({ trend, buckets }, metric, trendBefore);
  const name = text.name(
    words.filters[metric],
    words.overview.trend.unit[buckets.granularity],
  );
  const { hours, plays } = words.overview.trend.columns;
  const csv = apiSearch({
    ...filtersOf({ ...(start && { start }), ...(end && { end }) }),
    ...subject.filters,
    granularity: buckets.granularity,
  }, "csv");
  return (
    <Card
      id="interest"
      topic={text.topic}
      finding={view.finding}
      footer={
        <>
          <span>{name}</span>
          {trendBefore === null ? null : <Dotted context={context} />}
          <Numbers
            caption={name}
            columns={[text.when, hours, plays]}
            rows={view.rows}
            csv={linkTo("/api/trends", csv)}
          />
        </>
      }
    >
      <LiveChart
        id="interest"
        name={name}
        description={`${view.finding}. ${words.chart.keys}`}
        data={view.chart}
      />
    </Card>
  );
}
