import type { RejectsCardView } from "../../lib/ui/pages/data.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { CsvLink } from "../Numbers.tsx";
import { Card } from "../Card.tsx";

const { topic, columns } = words.data.rejects;

/** The records that could not be used: where they are, and why. */
export function Rejects({ view }: { view: RejectsCardView }) {
  if (view.rows.length === 0) return <Card view={view}>{null}</Card>;
  return (
    <Card view={view} foot={<CsvLink href={view.csv} of={view.topic} />}>
      <div class="numbers places" tabindex={0} role="region" aria-label={topic}>
        <table>
          <caption class="visually-hidden">{topic}</caption>
          <thead>
            <tr>
              <th scope="col">{columns.reason}</th>
              <th scope="col">{columns.position}</th>
              <th scope="col">{columns.file}</th>
            </tr>
          </thead>
          <tbody>
            {view.rows.map(({ path, position, file, reason }) => (
              <tr key={`${path} ${position}`}>
                <th scope="row">{reason}</th>
                <td>{position}</td>
                <td title={path}>{file}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
