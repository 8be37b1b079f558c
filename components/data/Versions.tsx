import type { DataPage } from "../../lib/ui/views/data_page.ts";
import { longDay, timeOfDay } from "../../lib/ui/words/format.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { Card } from "../Card.tsx";

const text = words.data.versions;

/** What the answers were made of. */
export function Versions({ page: { facts, engine } }: { page: DataPage }) {
  const fact = (key: string) => facts.get(key) || text.unknown;
  const synced = facts.get("synced_at");
  const rows = [
    [text.engine, text.engines[engine]],
    [text.built, utc(facts.get("built_at"))],
    ...(synced === undefined ? [] : [[text.synced, utc(synced)]]),
    [text.data, fact("data_version")],
    [text.metadata, fact("metadata_version")],
    [text.schema, fact("schema_version")],
  ];
  return (
    <Card id="versions" topic={text.topic} finding={text.finding}>
      <dl class="versions">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

function utc(time: string | undefined): string {
  if (time === undefined || time === "") return text.unknown;
  const at = timeOfDay(time);
  return at === undefined ? longDay(time) : text.utc(`${longDay(time)}, ${at}`);
}
