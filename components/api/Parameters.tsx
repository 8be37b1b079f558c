import { PARAMS } from "../../lib/queries/filters/params.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { WithCode } from "./WithCode.tsx";

/** Every parameter, once: what it is for and what it may be. */
export function Parameters() {
  return (
    <section class="card" aria-labelledby="parameters-title">
      <header>
        <h2 id="parameters-title">{words.api.parameters}</h2>
      </header>
      <dl class="parameters">
        {Object.entries(PARAMS).map(([name, { help, expects }]) => (
          <div key={name}>
            <dt>
              <code>{name}</code>
            </dt>
            <dd>
              <WithCode text={`${help} ${expects.charAt(0).toUpperCase()}${expects.slice(1)}.`} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
