import type { ComponentChildren } from "preact";

interface CardProps {
  /** Names the card in the page; its heading's id is made of it. */
  id: string;
  /** What it is about, in a word or two. */
  topic: string;
  /** What it found, as a sentence. */
  finding: string;
  width?: "full" | "half" | "third";
  children: ComponentChildren;
  footer?: ComponentChildren;
}

/** An area of the page: a finding, what shows it, and a quiet line below. */
export function Card({ id, topic, finding, width = "full", children, footer }: CardProps) {
  return (
    <section class={`card ${width}`} aria-labelledby={`${id}-title`}>
      <header>
        <p class="topic">{topic}</p>
        <h2 id={`${id}-title`}>{finding}</h2>
      </header>
      {children}
      {footer === undefined ? null : <footer>{footer}</footer>}
    </section>
  );
}
