import type { ConcentrationCardView } from "../lib/ui/cards/taste_cards.ts";
import { FigureList } from "./FigureList.tsx";
import { Card } from "./Card.tsx";

/** How much goes to the top artists, each share inside the next. */
export function ConcentrationCard({ view }: { view: ConcentrationCardView }) {
  const { name, widths, figures, all } = view;
  return (
    <Card view={view}>
      <a href={all.href} aria-label={`${name}: ${all.text}`} title={all.text}>
        <svg class="nested" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
          <rect class="heat-0" width="100" height="1" />
          {widths.map((width, at) => (
            <rect key={at} class={`heat-${at + 5 - widths.length}`} width={width} height="1" />
          ))}
        </svg>
      </a>
      <FigureList figures={figures} />
    </Card>
  );
}
