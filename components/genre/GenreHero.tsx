import type { GenrePage } from "../../lib/ui/pages/genre.ts";
import { Disc } from "../Disc.tsx";

/** Names of more characters are set smaller. */
const LONG = 22;

/** The genre, how much of it there is and of how much genres are known, beside its record. */
export function GenreHero(
  { view: { kind, name, lead, disc } }: {
    view: Pick<GenrePage, "kind" | "name" | "lead" | "disc">;
  },
) {
  return (
    <section class="hero profile">
      <div>
        <p class="kind">{kind}</p>
        <h1 class={name.length > LONG ? "long" : undefined}>
          <bdi>{name}</bdi>
        </h1>
        <p class="lead">{lead}</p>
      </div>
      <Disc view={disc} />
    </section>
  );
}
