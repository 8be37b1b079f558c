import { linkTo } from "../../lib/ui/links/links.ts";
import type { RulesCardView } from "../../lib/ui/views/rules.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { Card } from "../Card.tsx";

/** The rules with what each came to, and the way to take one back. */
export function RulesCard({ view }: { view: RulesCardView }) {
  return (
    <Card view={view}>
      {view.text === "" ? null : <p>{view.text}</p>}
      {view.rows.length === 0 ? null : (
        <ul class="rules">
          {view.rows.map(({ key, text, effect }) => (
            <li key={key}>
              <span>
                <bdi class="name">{text}</bdi>
                <span class="under">{effect}</span>
              </span>
              <form method="post" action={linkTo("/rules/remove")}>
                <input type="hidden" name="rule" value={key} />
                <button
                  class="button quiet"
                  type="submit"
                  aria-label={`${words.rules.list.back}: ${text}`}
                >
                  {words.rules.list.back}
                </button>
              </form>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
