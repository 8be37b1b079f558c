import type { DataPage } from "../../lib/ui/pages/data.ts";
import { Card } from "../Card.tsx";

/** What the answers were made of. */
export function Versions({ view }: { view: DataPage["versions"] }) {
  return (
    <Card view={view}>
      <dl class="versions">
        {view.rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
