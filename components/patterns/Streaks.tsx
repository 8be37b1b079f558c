import { csvLink } from "../../lib/ui/links/csv_link.ts";
import type { PageContext } from "../../lib/ui/page_context.ts";
import type { Patterns } from "../../lib/ui/views/patterns.ts";
import { count, hours, longDay, plainDay, shortDay, unbroken } from "../../lib/ui/words/format.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { Card } from "../Card.tsx";
import { Numbers } from "../Numbers.tsx";
import { RankedList } from "../RankedList.tsx";

const { streaks: text, figures } = words.patterns;

/** How many rows the list has; the current streak may come behind them. */
const ROWS = 8;

/** The longest runs of days with music. */
export function Streaks(
  { context, patterns: { streaks } }: { context: PageContext; patterns: Patterns },
) {
  const [longest] = streaks;
  const { from, to, days, hours: columnHours, plays } = text.columns;
  return (
    <Card
      id="streaks"
      topic={text.topic}
      width="half"
      finding={longest === undefined ? text.none : text.finding(
        longest.days,
        unbroken(longDay(longest.start_date)),
        unbroken(longDay(longest.end_date)),
      )}
      footer={
        <>
          <span>{text.name}</span>
          <Numbers
            caption={text.name}
            columns={[from, to, days, columnHours, plays]}
            rows={streaks.map((row) => [
              shortDay(row.start_date),
              shortDay(row.end_date),
              count(row.days),
              hours(row.hours),
              count(row.plays),
            ])}
            csv={csvLink("streaks", context.state)}
          />
        </>
      }
    >
      <RankedList
        rows={streaks.slice(0, ROWS).map((row) => ({
          name: text.range(plainDay(row.start_date), plainDay(row.end_date)),
          under: text.held(hours(row.hours), count(row.plays), row.is_current),
          value: figures.streakValue(count(row.days), row.days),
          share: row.days / (longest?.days ?? 1),
        }))}
      />
    </Card>
  );
}
