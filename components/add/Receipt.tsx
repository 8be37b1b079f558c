import { linkTo } from "../../lib/ui/links/links.ts";
import type { Receipt as ReceiptOfRun } from "../../lib/ui/views/add_export.ts";
import { compactDecimal, count } from "../../lib/ui/words/format.ts";
import { words } from "../../lib/ui/words/mod.ts";

const text = words.add.receipt;

/** What a reading came to, and the way to the site. */
export function Receipt({ receipt }: { receipt: ReceiptOfRun }) {
  const { first, last, timezone, notices, seconds } = receipt;
  const rows = [
    ["", text.rows.records, receipt.records],
    ["=", text.rows.plays, receipt.plays],
    ["+", text.rows.setAside, receipt.setAside],
    ["+", text.rows.duplicates, receipt.duplicates],
    ["+", text.rows.rejected, receipt.rejected],
  ] as const;
  return (
    <section class="card half added" aria-labelledby="added-title">
      <h2 id="added-title">{text.title(receipt.plays)}</h2>
      {first === null || last === null
        ? null
        : <p>{text.range(first.slice(0, 10), last.slice(0, 10), timezone)}</p>}
      <table class="sum">
        <tbody>
          {rows.map(([sign, name, value]) => (
            <tr key={name}>
              <td aria-hidden="true">{sign}</td>
              <td class="number">{count(value)}</td>
              <th scope="row">{name}</th>
            </tr>
          ))}
        </tbody>
      </table>
      {notices.length === 0 ? null : <ul>{notices.map((one) => <li key={one}>{one}</li>)}</ul>}
      <p class="ways">
        <a class="button" href={linkTo("/")}>{text.open}</a>{" "}
        <a href={linkTo("/data")}>{text.data}</a>{" "}
        <a href={`${linkTo("/add")}#clock`}>{text.clock}</a>
      </p>
      <p class="quiet">{text.seconds(compactDecimal(seconds))}</p>
    </section>
  );
}
