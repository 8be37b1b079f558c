import type { YearReview } from "../../lib/ui/pages/year.ts";
import { Poster } from "../Poster.tsx";

/** Titles of more characters are set smaller. */
const LONG = 34;

/** The year in a sentence, beside its sleeve; the years before and after are a step away. */
export function YearHero(
  { view: { title, lead, steps, poster } }: {
    view: Pick<YearReview, "title" | "lead" | "steps" | "poster">;
  },
) {
  return (
    <section class="hero year">
      <div>
        <h1 class={title.length > LONG ? "long" : undefined}>{title}</h1>
        <p class="lead">{lead}</p>
        <p class="steps">
          {steps.map(({ rel, text, name, href }) => (
            <a key={rel} rel={rel} href={href} aria-label={name}>{text}</a>
          ))}
        </p>
      </div>
      <Poster view={poster} />
    </section>
  );
}
