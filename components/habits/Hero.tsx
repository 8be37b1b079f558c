import type { Habits } from "../../lib/ui/views/habits.ts";
import type { PageContext } from "../../lib/ui/page_context.ts";
import { count } from "../../lib/ui/words/format.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { SkipField } from "../SkipField.tsx";

const text = words.habits;

export interface HabitsProps {
  context: PageContext;
  habits: Habits;
}

/** How often tracks are skipped: in a sentence, and as a hundred records. */
export function Hero({ habits: { all } }: HabitsProps) {
  const skip = all?.skip_share ?? null;
  const skipped = Math.round((skip ?? 0) * 100);
  return (
    <section class="hero">
      <div>
        <h1>{text.hero(skip)}</h1>
        <p class="lead">{text.lead(count(all?.records ?? 0), skip, all?.shuffle_share ?? null)}</p>
      </div>
      {skip === null ? <p class="known">{text.unsaid}</p> : (
        <figure class="skip-figure">
          <SkipField skipped={skipped} name={text.field.name(skipped)} />
          <figcaption>{text.field.how}</figcaption>
        </figure>
      )}
    </section>
  );
}
