import type { ComponentChildren } from "preact";
import type { Section as Worked } from "../lib/ui/section.ts";
import { words } from "../lib/ui/words/mod.ts";

interface SectionProps<View> {
  of: Worked<View>;
  width?: "full" | "half" | "third";
  /** Lays out what the section shows. */
  children: (view: View) => ComponentChildren;
}

/** A section of a page; where it failed it says so in its place, and can be tried again. */
export function Section<View>({ of, width = "full", children }: SectionProps<View>) {
  if (of.is === "shown") return children(of.view);
  const { title, text, retry } = words.error.section;
  const isWithheld = of.is === "withheld";
  return (
    <section class={`card ${isWithheld ? "" : "failed "}${width}`} aria-label={of.topic}>
      <header>
        <p class="topic">{of.topic}</p>
        <h2>{isWithheld ? words.sumsOnly.part : title}</h2>
      </header>
      <p>{isWithheld ? words.sumsOnly.why : text}</p>
      {isWithheld ? null : (
        <footer>
          <a class="button" href="">{retry}</a>
        </footer>
      )}
    </section>
  );
}
