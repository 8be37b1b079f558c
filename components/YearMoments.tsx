import type { MomentsCardView } from "../lib/ui/cards/moments.ts";
import { Named } from "./Named.tsx";
import { Card } from "./Card.tsx";

/** The same day in some years, side by side. */
export function YearMoments({ view }: { view: MomentsCardView }) {
  return (
    <Card view={view}>
      <ol class="years">
        {view.moments.map(({ when, at, name, href, under, value }) => (
          <li key={at}>
            <time class="year" datetime={at}>{when}</time>
            <Named name={name} href={href} />
            <bdi class="under">{under}</bdi>
            <span class="value">{value}</span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
