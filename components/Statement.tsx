import { withProgramName } from "../lib/core/program.ts";
import type { ComponentChildren } from "preact";
import type { Remedy } from "../lib/ui/error_words.ts";

interface StatementProps {
  title: string;
  text: string;
  commands?: readonly Remedy[];
  children?: ComponentChildren;
}

/** A page that has one thing to say, and how to go on. */
export function Statement({ title, text, commands = [], children }: StatementProps) {
  return (
    <section class="statement">
      <h1>{title}</h1>
      {text === "" ? null : <p>{text}</p>}
      {commands.map(({ before, command }) => (
        <div class="remedy">
          <p>{before}</p>
          <code class="command">{withProgramName(command)}</code>
        </div>
      ))}
      {children}
    </section>
  );
}
