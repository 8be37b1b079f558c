import type { MomentsCardView } from "../lib/ui/cards/moments.ts";
import { Named } from "./Named.tsx";
import { Card } from "./Card.tsx";

interface YearMomentsProps {
  view: MomentsCardView;
  /** Whether there are few, so that each has more room. */
  areFew?: boolean;
}

/** Moments side by side, such as the same day in some years: when they were is what is large. */
export function YearMoments({ view, areFew = false }: YearMomentsProps) {
  const { moments, all } = view;
  return (
    <Card view={view}>
      <ol class={areFew ? "years told" : "years"}>
        {moments.map(({ when, at, name, href, under, value }) => (
          <li key={at}>
            <time class="year" datetime={at}>{when}</time>
            <Named name={name} href={href} />
            <bdi class="under">{under}</bdi>
            <span class="value">{value}</span>
          </li>
        ))}
      </ol>
      {all === undefined ? null : <a class="all" href={all.href}>{all.text}</a>}
    </Card>
  );
}
