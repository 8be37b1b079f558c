import type { Cell } from "../lib/ui/views/card.ts";
import { words } from "../lib/ui/words/mod.ts";

interface NumbersProps {
  /** What the table lists. */
  caption: string;
  columns: readonly string[];
  rows: readonly (readonly Cell[])[];
  /** Where the same numbers are as CSV. */
  csv?: string | undefined;
}

/** The numbers of a chart as a table behind a button, and as CSV. Works without scripts. */
export function Numbers({ caption, columns, rows, csv }: NumbersProps) {
  return (
    <>
      <details>
        <summary>
          {words.chart.table}
          <Of what={caption} />
        </summary>
        <div class="numbers" tabindex={0} role="region" aria-label={caption}>
          <table>
            <caption>{caption}</caption>
            <thead>
              <tr>{columns.map((column) => <th key={column} scope="col">{column}</th>)}</tr>
            </thead>
            <tbody>
              {rows.map(([first, ...others]) => (
                <tr>
                  <th scope="row">{first === undefined ? null : shown(first)}</th>
                  {others.map((cell, at) => <td key={at}>{shown(cell)}</td>)}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
      <CsvLink href={csv} of={caption} />
    </>
  );
}

/** A cell that leads somewhere is an ordinary link. */
function shown(cell: Cell) {
  return typeof cell === "string" ? cell : <a href={cell.href}>{cell.text}</a>;
}

interface CsvLinkProps {
  href?: string | undefined;
  /** What the numbers are of: a page has many such links, and each says which it is. */
  of: string;
}

/** Where numbers that stand as a table already are as CSV. */
export function CsvLink({ href, of }: CsvLinkProps) {
  if (href === undefined) return null;
  return (
    <a href={href} download>
      {words.chart.csv}
      <Of what={of} />
    </a>
  );
}

/** What a short name is about, for those who do not see what it stands below. */
function Of({ what }: { what: string }) {
  return <span class="visually-hidden">{`: ${what}`}</span>;
}
