import { linkTo } from "../../lib/ui/links/links.ts";
import type { Fields } from "../../lib/ui/views/rules.ts";
import { words } from "../../lib/ui/words/mod.ts";

/** The ways from a page to leaving it out, or counting it under another name. */
export function ShapeLinks({ fields, hasNames }: { fields: Fields; hasNames: boolean }) {
  const href = linkTo("/rules", new URLSearchParams(fields));
  return (
    <p class="shape">
      <a href={href}>{words.rules.leaveOut}</a>
      {hasNames ? <a href={`${href}#same-as-title`}>{words.rules.sameAs}</a> : null}
    </p>
  );
}
