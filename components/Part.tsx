import { Component, type ComponentChildren } from "preact";
import { RequestError } from "../lib/core/request_error.ts";
import { words } from "../lib/ui/words/mod.ts";

interface PartProps {
  /** Names the part when it cannot be shown. */
  topic: string;
  width?: "full" | "half" | "third";
  children: ComponentChildren;
}

interface PartState {
  failure: "none" | "failed" | "withheld";
}

/**
 * A part of a page that may fail alone: it says so in its place, and can be tried again. On a public
 * site it says what is not shown there.
 */
export class Part extends Component<PartProps, PartState> {
  override state: PartState = { failure: "none" };

  static override getDerivedStateFromError(error: unknown): PartState {
    const isWithheld = error instanceof RequestError && error.code === "sums-only";
    return { failure: isWithheld ? "withheld" : "failed" };
  }

  override render({ topic, width = "full", children }: PartProps) {
    const { failure } = this.state;
    if (failure === "none") return children;
    const { title, text, retry } = words.error.part;
    if (failure === "withheld") {
      return (
        <section class={`card ${width}`} aria-label={topic}>
          <header>
            <p class="topic">{topic}</p>
            <h2>{words.sumsOnly.part}</h2>
          </header>
          <p>{words.sumsOnly.why}</p>
        </section>
      );
    }
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
