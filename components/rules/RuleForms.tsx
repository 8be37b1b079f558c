import { linkTo } from "../../lib/ui/links/links.ts";
import type { Fields, RuleSubject, SameAsView } from "../../lib/ui/views/rules.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { Card } from "../Card.tsx";

const text = words.rules;

/** What can be done with something: leave it out, or count it under another name. */
export function RuleForms({ subject: { leaving, same, fields } }: { subject: RuleSubject }) {
  return (
    <>
      <Card view={leaving} width={same === null ? "full" : "half"}>
        <p>{leaving.text}</p>
        <form method="post" action={linkTo("/rules")} class="ruling">
          <Hidden fields={{ ...fields, do: "leave_out" }} />
          <button class="button" type="submit">{leaving.button}</button>
        </form>
      </Card>
      {same === null ? null : <SameAs view={same} fields={fields} />}
    </>
  );
}

function SameAs({ view, fields }: { view: SameAsView; fields: Fields }) {
  const name = fields["track"] === undefined ? "as_artist" : "as_track";
  return (
    <Card view={view} width="half">
      {view.hint === "" ? null : <p>{view.hint}</p>}
      {view.offered.length === 0 ? null : (
        <ul class="rules">
          {view.offered.map(({ text, button, fields }) => (
            <li key={text}>
              <bdi class="name">{text}</bdi>
              <form method="post" action={linkTo("/rules")}>
                <Hidden fields={{ ...fields, do: "same" }} />
                <button class="button quiet" type="submit">{button}</button>
              </form>
            </li>
          ))}
        </ul>
      )}
      <p>{view.text}</p>
      <form method="post" action={linkTo("/rules")} class="ruling">
        <Hidden fields={{ ...fields, do: "same" }} />
        <label for="same-name">{view.label}</label>
        <input id="same-name" name={name} type="text" required autocomplete="off" />
        <button class="button quiet" type="submit">{text.same.button}</button>
      </form>
    </Card>
  );
}

function Hidden({ fields }: { fields: Fields }) {
  return (
    <>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </>
  );
}
