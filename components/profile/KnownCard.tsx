import { withProgramName } from "../../lib/core/program.ts";
import { knownFacts, knownFinding } from "../../lib/ui/views/profile/known.ts";
import type { ProfileData } from "../../lib/ui/views/profile/page.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { Card } from "../Card.tsx";

const text = words.profile.known;

/** What services know of it; else how to ask them. */
export function KnownCard({ profile: { ever: { known } } }: ProfileData) {
  const facts = known === null ? [] : knownFacts(known);
  if (known === null || facts.length === 0) {
    return (
      <Card id="known" topic={text.topic} finding={text.nothing}>
        <p>{text.nothingText}</p>
        <code class="command">{withProgramName("deno task enrich")}</code>
      </Card>
    );
  }
  return (
    <Card id="known" topic={text.topic} finding={knownFinding(known)}>
      <dl class="facts">
        {facts.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
