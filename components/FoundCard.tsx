import type { FoundCardView } from "../lib/ui/pages/search.ts";
import { Card } from "./Card.tsx";

/** What was found of one kind. */
export function FoundCard({ view }: { view: FoundCardView }) {
  return (
    <Card view={view} width="half">
      <ul class="found">
        {view.rows.map(({ name, under, href, value }) => (
          <li key={href}>
            <a href={href}>
              <bdi class="name">{name}</bdi>
              {under === null ? null : <bdi class="under">{under}</bdi>}
            </a>
            <span class="value">{value}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
