import type { ConsoleAnswer } from "../../lib/ui/views/console_answer.ts";
import { count } from "../../lib/ui/words/format.ts";
import { words } from "../../lib/ui/words/mod.ts";

const text = words.sql;
/** How many rows are drawn. */
const SHOWN = 500;

/** What a statement came to: a table, or what is wrong with it. */
export function Answer({ answer }: { answer: ConsoleAnswer }) {
  if (answer.kind === "error") {
    return (
      <section class="answer" aria-labelledby="answer-title">
        <h2 id="answer-title">{text.failed}</h2>
        <pre class="command" tabindex={0}>{answer.what}</pre>
        {answer.fix === "" ? null : <p>{answer.fix}</p>}
      </section>
    );
  }
  const { result: { columns, rows }, seconds } = answer;
  const title = rows.length === 0 ? text.none : text.answer(rows.length, seconds.toFixed(2));
  return (
    <section class="answer" aria-labelledby="answer-title">
      <h2 id="answer-title">{title}</h2>
      {rows.length > SHOWN ? <p>{text.shown(count(SHOWN))}</p> : null}
      <div class="numbers" tabindex={0} role="region" aria-label={title}>
        <table>
          <caption class="visually-hidden">{title}</caption>
          <thead>
            <tr>{columns.map((column) => <th key={column} scope="col">{column}</th>)}</tr>
          </thead>
          <tbody>
            {rows.slice(0, SHOWN).map((row, at) => (
              <tr key={at}>{row.map((cell, at) => <td key={at}>{shown(cell)}</td>)}</tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function shown(cell: unknown): string {
  if (cell === null) return "";
  return typeof cell === "object" ? JSON.stringify(cell) : String(cell);
}
