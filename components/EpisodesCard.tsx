import type { EpisodesCardView } from "../lib/ui/pages/podcasts.ts";
import { Card } from "./Card.tsx";

/** Episodes below each other: what, of which show, when last, how much. */
export function EpisodesCard({ view }: { view: EpisodesCardView }) {
  const { rows, all } = view;
  return (
    <Card
      view={view}
      width="half"
      foot={all === null ? undefined : <a href={all.href}>{all.text}</a>}
    >
      <ul class="moments episodes">
        {rows.map(({ name, show, last, value }) => (
          <li key={`${show} ${name}`}>
            <span>
              <bdi class="name" title={name}>{name}</bdi>
              <span class="under">
                {show === null ? null : <bdi>{`${show}, `}</bdi>}
                {last}
              </span>
            </span>
            <span class="value">{value}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
