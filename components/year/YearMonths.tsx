import { csvLink } from "../../lib/ui/links/csv_link.ts";
import { measureText, type Metric } from "../../lib/ui/views/metric.ts";
import { trendView } from "../../lib/ui/views/trend.ts";
import type { YearPage } from "../../lib/ui/views/year_page.ts";
import { count } from "../../lib/ui/words/format.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { Card } from "../Card.tsx";
import { LiveChart } from "../LiveChart.tsx";
import { Numbers } from "../Numbers.tsx";

const { months: text } = words.year;
const { trend } = words.overview;

interface YearMonthsProps {
  shown: YearPage;
  year: number;
  metric: Metric;
}

/** The year's months as bars, those of the year before as a line. */
export function YearMonths({ shown: { months, monthsBefore }, year, metric }: YearMonthsProps) {
  const isWhole = months.length === 12 && monthsBefore.length === 12;
  const view = trendView(months, metric, isWhole ? monthsBefore : []);
  const chart = { ...view.chart, ticks: view.chart.titles.map((month) => month.slice(0, 3)) };
  const name = trend.name(words.filters[metric], trend.unit.month) +
    (isWhole ? `, ${text.compared(String(year - 1))}` : "");
  const { period, hours, plays, tracks, artists } = trend.columns;
  const csv = csvLink("trends", {
    granularity: "month",
    startDate: `${year}-01-01`,
    endDate: `${year}-12-31`,
  });
  return (
    <Card
      id="months"
      topic={text.topic}
      finding={view.finding}
      footer={
        <>
          <span>{name}</span>
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
            csv={csv}
          />
        </>
      }
    >
      <LiveChart
        id="months"
        name={name}
        description={`${view.finding}. ${words.chart.keys}`}
        data={chart}
      />
    </Card>
  );
}
