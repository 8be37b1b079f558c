import { cityOf, type DataPage, thresholdText, zonesOf } from "../../lib/ui/views/data_page.ts";
import { count } from "../../lib/ui/words/format.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { Card } from "../Card.tsx";
import { Figure } from "../Figure.tsx";

const text = words.data.assumptions;

/** The rules behind every number, with the values they have now. */
export function Assumptions({ page: { facts, sources } }: { page: DataPage }) {
  const zone = facts.get("timezone") ?? "";
  const zones = zonesOf(facts.get("timezone_spans"), zone);
  const duplicates = sources.reduce((sum, row) => sum + row.duplicates, 0);
  const travels = zones.length > 1;
  return (
    <Card id="assumptions" topic={text.topic} finding={text.finding}>
      <dl class="figures">
        <Figure
          label={text.shortest}
          value={thresholdText(facts.get("min_play_duration_ms"))}
          note={text.shortestNote}
        />
        <Figure
          label={text.zone}
          value={zone === "" ? text.zoneUnknown : travels ? text.zones(zones.length) : cityOf(zone)}
          note={travels ? text.zonesNote(zone) : text.zoneNote(zone)}
        />
        <Figure label={text.duplicates} value={count(duplicates)} note={text.duplicatesNote} />
        <Figure label={text.session} value={text.sessionValue} note={text.sessionNote} />
      </dl>
    </Card>
  );
}
