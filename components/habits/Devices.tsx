import { csvLink } from "../../lib/ui/links/csv_link.ts";
import { amountText, devicesChart, devicesFinding } from "../../lib/ui/views/habit_charts.ts";
import { deviceRows } from "../../lib/ui/views/habit_lists.ts";
import { byAmount } from "../../lib/ui/views/habits.ts";
import { valueText } from "../../lib/ui/views/layers.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { ChartCard } from "../ChartCard.tsx";
import { ChartInWaiting } from "../ChartInWaiting.tsx";
import type { HabitsProps } from "./Hero.tsx";
import { ListCard } from "./ListCard.tsx";

const text = words.habits.devices;

/** The devices of each year; of a single one as a list. */
export function Devices({ context, habits }: HabitsProps) {
  const { state, state: { metric } } = context;
  const chart = devicesChart(habits.yearPlatforms, metric);
  if (chart.titles.length === 1) return <InOneYear context={context} habits={habits} />;
  return (
    <ChartCard
      id="devices"
      topic={text.topic}
      finding={devicesFinding(habits.yearPlatforms, metric)}
      name={text.name(words.filters[metric])}
      chart={chart}
      columns={[text.year, ...chart.series.map(({ name }) => name)]}
      rows={chart.titles.map((year, at) => [
        year,
        ...chart.series.map(({ values }) => valueText(values[at] ?? 0, metric)),
      ])}
      csv={csvLink("habits", state)}
    />
  );
}

function InOneYear({ context: { state, state: { metric } }, habits }: HabitsProps) {
  const { topic, name, column } = text.inOneYear;
  return (
    <>
      <ChartInWaiting id="devices" />
      <ListCard
        id="devices"
        topic={topic}
        finding={devicesFinding(habits.yearPlatforms, metric)}
        name={name(words.filters[metric])}
        rows={deviceRows(habits.platforms, metric)}
        columns={[column, words.filters[metric]]}
        table={byAmount(habits.platforms, metric).map((row) => [
          words.habits.device(row.name),
          amountText(row, metric),
        ])}
        csv={csvLink("habits", state)}
        width="full"
      />
    </>
  );
}
