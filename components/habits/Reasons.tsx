import { csvLink } from "../../lib/ui/links/csv_link.ts";
import { reasonRows } from "../../lib/ui/views/habit_lists.ts";
import { count } from "../../lib/ui/words/format.ts";
import { words } from "../../lib/ui/words/mod.ts";
import type { HabitsProps } from "./Hero.tsx";
import { ListCard } from "./ListCard.tsx";

const text = words.habits;

/** What began plays, and what ended them. */
export function Reasons({ context: { state }, habits: { starts, ends } }: HabitsProps) {
  const begun = reasonRows(starts, text.start);
  const ended = reasonRows(ends, text.end);
  const toEnd = ended.find(({ name }) => name === text.end("trackdone"));
  const [first] = begun;
  const cards = [
    {
      id: "starts",
      words: text.starts,
      rows: begun,
      finding: first === undefined
        ? text.starts.none
        : first.name === text.start("trackdone")
        ? text.starts.byThemselves(first.part)
        : text.starts.finding(first.name, first.part),
    },
    {
      id: "ends",
      words: text.ends,
      rows: ended,
      finding: ended.length === 0 ? text.ends.none : text.ends.finding(toEnd?.part ?? 0),
    },
  ];
  return (
    <>
      {cards.map(({ id, words: { topic, name, columns }, rows, finding }) => (
        <ListCard
          key={id}
          id={id}
          topic={topic}
          finding={finding}
          name={name}
          rows={rows}
          columns={[columns.reason, columns.records, columns.share]}
          table={rows.map((row) => [row.name, count(row.records), row.value])}
          csv={csvLink("habits", state)}
        />
      ))}
    </>
  );
}
