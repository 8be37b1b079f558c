import { csvLink } from "../../lib/ui/links/csv_link.ts";
import { amountText } from "../../lib/ui/views/habit_charts.ts";
import { countriesFinding, countryName, countryRows } from "../../lib/ui/views/habit_lists.ts";
import { byAmount } from "../../lib/ui/views/habits.ts";
import { words } from "../../lib/ui/words/mod.ts";
import type { HabitsProps } from "./Hero.tsx";
import { ListCard } from "./ListCard.tsx";

const text = words.habits.countries;

/** How many are in the list; the table has all. */
const ROWS = 10;

/** From where. */
export function Countries({ context: { state, state: { metric } }, habits }: HabitsProps) {
  const { countries } = habits;
  return (
    <ListCard
      id="countries"
      topic={text.topic}
      finding={countriesFinding(countries, metric)}
      name={text.name(words.filters[metric])}
      rows={countryRows(countries, metric).slice(0, ROWS)}
      columns={[text.country, words.filters[metric]]}
      table={byAmount(countries, metric).map((row) => [
        countryName(row.name),
        amountText(row, metric),
      ])}
      csv={csvLink("habits", state)}
    />
  );
}
