import { csvLink } from "../../lib/site/links.ts";
import { devicesChart, devicesFinding } from "../../lib/views/habit_charts.ts";
import { valueText } from "../../lib/views/layers.ts";
import { words } from "../../lib/words/mod.ts";
import { ChartCard } from "../ChartCard.tsx";
import type { HabitsProps } from "./Hero.tsx";

const text = words.habits.devices;

/** The devices of each year. */
export function Devices({ scope: { state, state: { metric } }, habits }: HabitsProps) {
  const chart = devicesChart(habits.yearPlatforms, metric);
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
