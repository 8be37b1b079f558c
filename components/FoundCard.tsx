import type { FoundCardView, FoundRow } from "../lib/ui/pages/search.ts";
import { Card } from "./Card.tsx";

interface FoundCardProps {
  view: FoundCardView;
  width: "full" | "half" | "third";
}

/** What was found of one kind: the first of it, the rest behind a button. */
export function FoundCard({ view, width }: FoundCardProps) {
  const { rows, rest } = view;
  return (
    <Card view={view} width={width}>
      <FoundList rows={rows} />
      {rest === null ? null : (
        <details class="rest">
          <summary>{rest.text}</summary>
          <FoundList rows={rest.rows} />
        </details>
      )}
    </Card>
  );
}

/** Rows that are links as a whole. */
function FoundList({ rows }: { rows: readonly FoundRow[] }) {
  return (
    <ul class="found">
      {rows.map(({ name, under, href, plays, hours }) => (
        <li key={href}>
          <a href={href}>
            <span class="what">
              <bdi class="name">{name}</bdi>
              {under === null ? null : <bdi class="under">{under}</bdi>}
            </span>
            <span class="value">{plays}</span>
            <span class="value">{hours}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
