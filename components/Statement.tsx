import { withProgramName } from "../lib/core/program.ts";
import type { ComponentChildren } from "preact";
import type { Remedy } from "../lib/ui/error_words.ts";

interface StatementProps {
  title: string;
  text: string;
  commands?: readonly Remedy[];
  links?: readonly { readonly text: string; readonly href: string }[];
  children?: ComponentChildren;
}

/** A page that has one thing to say, and how to go on. */
export function Statement({ title, text, commands = [], links = [], children }: StatementProps) {
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
      {links.map(({ text, href }) => <a key={href} class="button" href={href}>{text}</a>)}
      {children}
    </section>
  );
}
