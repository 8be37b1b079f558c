import { withProgramName } from "../lib/core/program.ts";
import { words } from "../lib/ui/words/mod.ts";

/** In place of a chart that needs metadata: what is missing, and the command that brings it. */
export function Unknown() {
  const { text, before, command } = words.taste.unknown;
  return (
    <div class="empty">
      <p>{text}</p>
      <p>{before}</p>
      <code class="command">{withProgramName(command)}</code>
    </div>
  );
}
