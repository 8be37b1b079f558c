import { Component, type ComponentChildren } from "preact";
import { words } from "../lib/ui/words/mod.ts";

interface PartProps {
  /** Names the part when it cannot be shown. */
  topic: string;
  width?: "full" | "half" | "third";
  children: ComponentChildren;
}

/** A part of a page that may fail alone: it says so in its place, and can be tried again. */
export class Part extends Component<PartProps, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static override getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render({ topic, width = "full", children }: PartProps) {
    if (!this.state.hasFailed) return children;
    const { title, text, retry } = words.error.part;
    return (
      <section class={`card failed ${width}`} aria-label={topic}>
        <header>
          <p class="topic">{topic}</p>
          <h2>{title}</h2>
        </header>
        <p>{text}</p>
        <footer>
          <a class="button" href="">{retry}</a>
        </footer>
      </section>
    );
  }
}
