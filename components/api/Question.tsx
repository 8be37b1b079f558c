import type { Question as Asked } from "../../lib/queries/question.ts";
import { linkTo } from "../../lib/ui/links/links.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { WithCode } from "./WithCode.tsx";

/** One address of the API: what it answers, and the names of what it takes. */
export function Question({ question }: { question: Asked }) {
  const { path, help, params, inPath, required, choices } = question;
  const address = `/api/${path}`;
  const isComplete = inPath.length === 0 && required === undefined;
  return (
    <section class="address">
      <h2>{isComplete ? <a href={linkTo(address)}>{address}</a> : address}</h2>
      <div>
        <p>
          <WithCode text={help} />
        </p>
        {params.length === 0 ? null : (
          <ul aria-label={words.api.takes}>
            {params.map((name) => (
              <li key={name}>
                <code>{name}</code> {choices?.[name]?.join(", ")}
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}
