import type { ProfileData } from "../../lib/ui/views/profile/page.ts";
import { longDay } from "../../lib/ui/words/format.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { Card } from "../Card.tsx";

const text = words.profile.absence;

/** The longest time without it, and the return. */
export function AbsenceCard({ profile: { now: { absence } } }: ProfileData) {
  return (
    <Card
      id="absence"
      topic={text.topic}
      finding={absence === null ? text.never : text.finding(absence.days, longDay(absence.to_date))}
    >
      {absence === null
        ? null
        : <p>{text.text(longDay(absence.from_date), longDay(absence.to_date))}</p>}
    </Card>
  );
}
