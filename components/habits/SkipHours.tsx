import { csvLink } from "../../lib/ui/links/csv_link.ts";
import { skipHoursChart, skipHoursFinding, tellsSkips } from "../../lib/ui/views/habit_charts.ts";
import { clock, count } from "../../lib/ui/words/format.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { ChartCard } from "../ChartCard.tsx";
import { shareCell } from "../Unknown.tsx";
import type { HabitsProps } from "./Hero.tsx";

const text = words.habits.skipHours;

/** When in the day tracks are skipped. */
export function SkipHours({ context: { state }, habits: { hours } }: HabitsProps) {
  if (!tellsSkips(hours)) return null;
  const { hour, records, share } = text.columns;
  return (
    <ChartCard
      id="skip-hours"
      topic={text.topic}
      finding={skipHoursFinding(hours)}
      name={text.name}
      width="half"
      chart={skipHoursChart(hours)}
      columns={[hour, records, share]}
      rows={hours.map((row) => [
        clock(Number(row.name)),
        count(row.records),
        shareCell(row.skip_share),
      ])}
      csv={csvLink("habits", state)}
    />
  );
}
