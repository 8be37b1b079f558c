import type { DefinitionsCardView } from "../../lib/ui/pages/data.ts";
import { Card } from "../Card.tsx";

/** Every question with the sentence that declares it. */
export function Definitions({ view }: { view: DefinitionsCardView }) {
  return (
    <Card view={view} foot={<a href={view.api}>/api</a>}>
      <dl class="definitions">
        {view.rows.map(({ path, href, help }) => (
          <div key={path}>
            <dt>{href === null ? path : <a href={href}>{path}</a>}</dt>
            <dd>{help}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
