import type { GenresCardView } from "../../lib/ui/pages/year.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { ListCard } from "../ListCard.tsx";
import { Card } from "../Card.tsx";

/** The year's genres, or how they are fetched. */
export function YearGenres({ view }: { view: GenresCardView }) {
  if (view.fetch === null) return <ListCard view={view} />;
  return (
    <Card view={view} width="half">
      <p>
        {words.year.genres.fetch} <code class="command">{view.fetch}</code>
      </p>
    </Card>
  );
}
