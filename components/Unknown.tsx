import { withProgramName } from "../lib/core/program.ts";
import { finePercent } from "../lib/ui/words/format.ts";
import { words } from "../lib/ui/words/mod.ts";

/** Below this share of the listening it is told how much is known. */
const ENOUGH = 0.8;

/** How much of what a chart shows is known, where that is not most of it. */
export function Known({ share, text }: { share: number; text: (share: number) => string }) {
  return share === 0 || share >= ENOUGH ? null : <p class="known">{text(share)}</p>;
}

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

/** A share as a table has it. */
export function shareCell(share: number | null): string {
  return share === null ? "" : finePercent(share);
}
