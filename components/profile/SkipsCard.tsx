import type { ProfileData } from "../../lib/ui/views/profile/page.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { Card } from "../Card.tsx";

const text = words.profile.skips;

/** How often it was skipped. */
export function SkipsCard({ profile: { ever: { skips } } }: ProfileData) {
  const share = skips?.skip_share ?? null;
  return (
    <Card
      id="skips"
      topic={text.topic}
      finding={skips === null || share === null ? text.unknown : text.finding(share, skips.records)}
    >
      {share === null ? null : <p>{text.text}</p>}
    </Card>
  );
}
