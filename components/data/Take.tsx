import { withProgramName } from "../../lib/core/program.ts";
import { linkTo } from "../../lib/ui/links/links.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { Card } from "../Card.tsx";

const text = words.data.take;

/** The ways to all of the data: the console, and the tables as files. Only the local site has them. */
export function Take() {
  const view = { id: "take", topic: text.topic, finding: text.finding, notes: [], table: null };
  return (
    <Card view={view}>
      <dl class="definitions">
        <div>
          <dt>
            <a href={linkTo("/sql")}>{text.console}</a>
          </dt>
          <dd>{text.consoleDoes}</dd>
        </div>
        {text.exports.map(({ name, does, command }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {does} <code>{withProgramName(command)}</code>
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
