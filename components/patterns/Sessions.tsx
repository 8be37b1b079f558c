import { csvLink } from "../../lib/ui/links/csv_link.ts";
import type { PageContext } from "../../lib/ui/page_context.ts";
import type { Patterns } from "../../lib/ui/views/patterns.ts";
import { sessionFinding, sessionRows } from "../../lib/ui/views/sessions.ts";
import { count, shortDay, span, timeOfDay } from "../../lib/ui/words/format.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { Card } from "../Card.tsx";
import { Numbers } from "../Numbers.tsx";
import { RankedList } from "../RankedList.tsx";

const text = words.patterns.sessions;

/** The longest sittings. */
export function Sessions(
  { context, patterns: { sessions } }: { context: PageContext; patterns: Patterns },
) {
  const { metric } = context.state;
  const { day, from, to, hours, plays, track } = text.columns;
  return (
    <Card
      id="sessions"
      topic={text.topic}
      width="half"
      finding={sessionFinding(sessions, metric)}
      footer={
        <>
          <span>{text.name}</span>
          <Numbers
            caption={text.topic}
            columns={[day, from, to, hours, plays, track]}
            rows={sessions.map((row) => [
              shortDay(row.date),
              timeOfDay(row.started_at) ?? "",
              timeOfDay(row.ended_at) ?? "",
              span(row.hours),
              count(row.plays),
              row.first_track_name ?? "",
            ])}
            csv={csvLink("sessions", context.state)}
          />
        </>
      }
    >
      <RankedList rows={sessionRows(sessions, metric)} />
    </Card>
  );
}
