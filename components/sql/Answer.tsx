import type { ConsoleAnswer } from "../../lib/ui/views/console_answer.ts";
import { words } from "../../lib/ui/words/mod.ts";

const text = words.sql;
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
  const { columns, rows, isWhole, seconds } = answer;
  const title = rows.length === 0
    ? text.none
    : text.answer(rows.length, isWhole, seconds.toFixed(2));
  return (
    <section class="answer" aria-labelledby="answer-title">
      <h2 id="answer-title">{title}</h2>
      {isWhole ? null : <p>{text.more}</p>}
      <div class="numbers" tabindex={0} role="region" aria-label={title}>
        <table>
          <caption class="visually-hidden">{title}</caption>
          <thead>
            <tr>{columns.map((column) => <th key={column} scope="col">{column}</th>)}</tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <tr key={at}>{row.map((cell, at) => <td key={at}>{cell}</td>)}</tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
