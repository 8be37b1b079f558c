import type { PageContext } from "../lib/ui/page_context.ts";
import { shortDay } from "../lib/ui/words/format.ts";
import { words } from "../lib/ui/words/mod.ts";
import { Statement } from "./Statement.tsx";

/** What a page says when nothing was played in its range. */
export function NothingThen({ context: { data } }: { context: PageContext }) {
  const { title, text } = words.overview.nothing;
  return <Statement title={title} text={text(shortDay(data.start), shortDay(data.end))} />;
}
