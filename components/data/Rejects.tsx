import { linkTo } from "../../lib/ui/links/links.ts";
import type { DataPage } from "../../lib/ui/views/data_page.ts";
import { fileName } from "../../lib/ui/views/source_times.ts";
import { count } from "../../lib/ui/words/format.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { Card } from "../Card.tsx";

const text = words.data.rejects;

/** The records that could not be used: where they are, and why. */
export function Rejects({ page: { rejects: rows, sources } }: { page: DataPage }) {
  const rejected = sources.reduce((sum, row) => sum + row.rejected, 0);
  const all = Math.max(rejected, rows.length);
  if (all === 0) return <Card id="rejects" topic={text.topic} finding={text.none}>{null}</Card>;
  return (
    <Card
      id="rejects"
      topic={text.topic}
      finding={text.finding(all)}
      footer={
        <>
          <span>{text.note}</span>
          {all > rows.length ? <span>{text.more(count(rows.length), count(all))}</span> : null}
          <a href={linkTo("/api/rejects", "format=csv")} download>{words.chart.csv}</a>
        </>
      }
    >
      <div class="numbers places" tabindex={0} role="region" aria-label={text.topic}>
        <table>
          <caption class="visually-hidden">{text.topic}</caption>
          <thead>
            <tr>
              <th scope="col">{text.columns.reason}</th>
              <th scope="col">{text.columns.position}</th>
              <th scope="col">{text.columns.file}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ path, position, reason }) => (
              <tr key={`${path} ${position}`}>
                <th scope="row">{reason}</th>
                <td>{count(position)}</td>
                <td title={path ?? ""}>{fileName(path ?? "")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
