import type { Question as FindingScope } from "../../lib/queries/question.ts";
import { exposureInWords } from "../../lib/queries/sums_only/in_words.ts";
import { linkTo } from "../../lib/ui/links/links.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { WithCode } from "./WithCode.tsx";

interface QuestionProps {
  question: FindingScope;
  /** What the site gives; of a public one it is said what that leaves out. */
  shows: "everything" | "sums";
}

/** One address of the API: what it answers, and the names of what it takes. */
export function Question({ question, shows }: QuestionProps) {
  const { path, help, params, inPath, required, choices } = question;
  const address = linkTo(`/api/${path}`);
  const isComplete = inPath.length === 0 && required === undefined;
  return (
    <section class="address">
      <h2>{isComplete ? <a href={address}>{address}</a> : address}</h2>
      <div>
        <p>
          <WithCode text={shows === "sums" ? `${help} ${exposureInWords(question)}` : help} />
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
