import { csvLink } from "../../lib/ui/links/csv_link.ts";
import { type Mode, modeChart, modeFinding, modeShare } from "../../lib/ui/views/habit_charts.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { ChartCard } from "../ChartCard.tsx";
import { ChartInWaiting } from "../ChartInWaiting.tsx";
import { shareCell } from "../Unknown.tsx";
import type { HabitsProps } from "./Hero.tsx";

const text = words.habits.modes;
const MODES: readonly Mode[] = ["shuffle", "offline", "incognito"];

/** Shuffle, offline and private sessions over the years; a single year is told by the figures. */
export function Modes({ context: { state }, habits: { years } }: HabitsProps) {
  if (years.length < 2) {
    return <>{MODES.map((mode) => <ChartInWaiting key={mode} id={mode} />)}</>;
  }
  return (
    <>
      {MODES.map((mode) => (
        <ChartCard
          key={mode}
          id={mode}
          topic={text.topic[mode]}
          finding={modeFinding(years, mode)}
          name={text.name(text.topic[mode])}
          width="third"
          chart={modeChart(years, mode)}
          columns={[text.columns.year, text.columns.share]}
          rows={years.map((year) => [year.name ?? "", shareCell(modeShare(year, mode))])}
          csv={csvLink("habits", state)}
        />
      ))}
    </>
  );
}
