import { csvLink } from "../../lib/ui/links/csv_link.ts";
import { interestView } from "../../lib/ui/views/profile/interest.ts";
import type { ProfileData } from "../../lib/ui/views/profile/page.ts";
import { profileFilters } from "../../lib/ui/views/profile/profile.ts";
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
  const { metric } = context.state;
  const view = interestView({ trend, buckets }, metric, trendBefore);
  const name = text.name(
    words.filters[metric],
    words.overview.trend.unit[buckets.granularity],
  );
  const { hours, plays } = words.overview.trend.columns;
  const csv = csvLink("trends", {
    ...profileFilters(context.filters),
    ...subject.filters,
    granularity: buckets.granularity,
  });
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
            csv={csv}
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
