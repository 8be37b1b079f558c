import type { NoticesCardView } from "../../lib/ui/pages/data.ts";
import { Card } from "../Card.tsx";

/** What the last ingest found that a person should know. */
export function Notices({ view }: { view: NoticesCardView }) {
  return (
    <Card view={view} foot={<a href={view.api}>/api/notices</a>}>
      <dl class="definitions">
        {view.rows.map(({ name, sentence }) => (
          <div key={sentence}>
            <dt>{name}</dt>
            <dd>{sentence}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
