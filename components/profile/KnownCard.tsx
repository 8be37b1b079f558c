import type { KnownCardView } from "../../lib/ui/cards/profile_cards.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { Named } from "../Named.tsx";
import { Card } from "../Card.tsx";

/** What services know of it; else how to ask them. */
export function KnownCard({ view }: { view: KnownCardView }) {
  const { facts, command } = view;
  return (
    <Card view={view}>
      {command === null ? null : (
        <>
          <p>{words.profile.known.nothingText}</p>
          <code class="command">{command}</code>
        </>
      )}
      {facts.length === 0 ? null : (
        <dl class="facts">
          {facts.map(({ label, value, links }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                {links === undefined ? <bdi>{value}</bdi> : links.map((link, at) => (
                  <>
                    {at === 0 ? null : ", "}
                    <Named {...link} />
                  </>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Card>
  );
}
