import type { ComponentChildren } from "preact";
import type { CardView } from "../lib/ui/views/card.ts";
import { Numbers } from "./Numbers.tsx";

interface CardProps {
  view: CardView;
  width?: "full" | "half" | "third";
  /** Stands at the foot, behind the notes. */
  foot?: ComponentChildren;
  children: ComponentChildren;
}

/**
 * An area of the page, named by its finding and its topic, as two cards may have found the same: a
 * finding, what shows it, and a quiet line below.
 */
export function Card({ view, width = "full", foot, children }: CardProps) {
  const { id, topic, finding, notes, table } = view;
  return (
    <section class={`card ${width}`} aria-labelledby={`${id}-title ${id}-topic`}>
      <header>
        <p class="topic" id={`${id}-topic`}>{topic}</p>
        <h2 id={`${id}-title`}>{finding}</h2>
      </header>
      {children}
      {notes.length === 0 && table === null && foot === undefined ? null : (
        <footer>
          {notes.map((note) => <span key={note}>{note}</span>)}
          {foot}
          {table === null ? null : (
            <div class="as-numbers">
              <Numbers {...table} />
            </div>
          )}
        </footer>
      )}
    </section>
  );
}
