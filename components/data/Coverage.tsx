import type { SharesCardView } from "../../lib/ui/pages/data.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { ShareBars } from "../ShareBars.tsx";
import { Card } from "../Card.tsx";

/** How much of the listening has metadata. */
export function Coverage({ view }: { view: SharesCardView & { command: string | null } }) {
  return (
    <Card view={view} width="half">
      <ShareBars rows={view.rows} />
      {view.command === null ? null : (
        <p class="remedy">
          {words.data.coverage.fetch} <code class="command">{view.command}</code>
        </p>
      )}
    </Card>
  );
}
