import { PARAMS } from "../../lib/params.ts";
import type { Question as Asked } from "../../lib/question.ts";
import { linkTo } from "../../lib/site/links.ts";
import { WithCode } from "./WithCode.tsx";

/** One address of the API: what it answers and the parameters it takes. */
export function Question({ question }: { question: Asked }) {
  const { path, help, params, inPath, required, choices } = question;
  const address = `/api/${path}`;
  const isComplete = inPath.length === 0 && required === undefined;
  return (
    <section class="card address">
      <header>
        <h2>{isComplete ? <a href={linkTo(address)}>{address}</a> : address}</h2>
        <p>
          <WithCode text={help} />
        </p>
      </header>
      {params.length === 0 ? null : (
        <dl>
          {params.map((name) => (
            <div key={name}>
              <dt>
                <code>{name}</code>
              </dt>
              <dd>
                <WithCode
                  text={`${PARAMS[name].help} ${
                    capitalize(choices?.[name]?.join(", ") ?? PARAMS[name].expects)
                  }.`}
                />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
