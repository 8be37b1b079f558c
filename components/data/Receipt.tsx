import type { Receipt as ReceiptView } from "../../lib/ui/views/receipt.ts";
import { count } from "../../lib/ui/words/format.ts";
import { words } from "../../lib/ui/words/mod.ts";

const text = words.data.receipt;

/** The reconciliation as a slip of paper; its last line is the sum. */
export function Receipt({ receipt, made }: { receipt: ReceiptView; made: string }) {
  const { records, lines, total, isBalanced } = receipt;
  return (
    <div class="receipt">
      <p class="shop">{words.site}</p>
      {made === "" ? null : <p class="when">{text.made(made)}</p>}
      <table>
        <caption class="visually-hidden">{text.caption}</caption>
        <thead class="visually-hidden">
          <tr>
            <th scope="col">{text.line}</th>
            <th scope="col">{text.count}</th>
          </tr>
        </thead>
        <tbody>
          <tr class="read">
            <th scope="row">{text.read}</th>
            <td>{count(records)}</td>
          </tr>
          {lines.map(({ name, count: value }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{count(value)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{text.total}</th>
            <td>{count(total)}</td>
          </tr>
        </tfoot>
      </table>
      <p class={isBalanced ? "verdict" : "verdict off"}>
        {isBalanced ? text.balanced : text.off(Math.abs(records - total))}
      </p>
      <Stripes lines={lines.map(({ count: value }) => value)} total={total} />
      <p class="thanks">{text.thanks}</p>
    </div>
  );
}

/** The foot of the slip: a bar code whose bars are the lines' shares. */
function Stripes({ lines, total }: { lines: readonly number[]; total: number }) {
  let at = 0;
  const bars = lines.map((value, index) => {
    const width = total === 0 ? 0 : value / total * 100;
    const bar = { x: at, width: Math.max(0.35, width - 0.7), isInk: index % 2 === 0 };
    at += width;
    return bar;
  });
  return (
    <svg class="stripes" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
      {bars.map(({ x, width, isInk }, index) => (
        <rect key={index} x={x} width={width} height="12" class={isInk ? "ink" : "soft"} />
      ))}
    </svg>
  );
}
