import type { EpisodesCardView } from "../lib/ui/pages/podcasts.ts";
import { words } from "../lib/ui/words/mod.ts";
import { Card } from "./Card.tsx";
import { SpotifyLink } from "./SpotifyLink.tsx";

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
        {rows.map(({ name, show, last, value, spotify }) => (
          <li key={`${show} ${name}`}>
            <span>
              <bdi class="name" title={name}>{name}</bdi>
              <span class="under">
                {show === null ? null : <bdi>{`${show}, `}</bdi>}
                {last}
              </span>
            </span>
            <span class="value">{value}</span>
            <SpotifyLink href={spotify} text={words.spotify} name={name} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
