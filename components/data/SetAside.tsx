import type { SharesCardView } from "../../lib/ui/pages/data.ts";
import { ShareBars } from "../ShareBars.tsx";
import { Card } from "../Card.tsx";

/** What is kept but counts as no play, and why. */
export function SetAside({ view }: { view: SharesCardView }) {
  return (
    <Card view={view} width="half">
      <ShareBars rows={view.rows} />
    </Card>
  );
}
