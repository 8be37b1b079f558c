import type { MomentsCardView } from "../lib/ui/cards/moments.ts";
import { Named } from "./Named.tsx";
import { Card } from "./Card.tsx";

/** Moments below each other: when, what, how much. */
export function MomentsCard({ view }: { view: MomentsCardView }) {
  return (
    <Card view={view} width="half">
      <ul class="moments">
        {view.moments.map(({ when, at, name, href, under, value, valueHref }) => (
          <li key={at}>
            <time datetime={at}>{when}</time>
            <span>
              <Named name={name} href={href} />
              <bdi class="under">{under}</bdi>
            </span>
            {valueHref === undefined
              ? <span class="value">{value}</span>
              : <a class="value" href={valueHref}>{value}</a>}
          </li>
        ))}
      </ul>
    </Card>
  );
}
