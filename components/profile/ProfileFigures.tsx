import { changeText, shareText } from "../../lib/ui/views/hero.ts";
import { placeOf } from "../../lib/ui/views/profile/lead.ts";
import type { ProfileData } from "../../lib/ui/views/profile/page.ts";
import { count, decimal, hours, span } from "../../lib/ui/words/format.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { Figure } from "../Figure.tsx";

const text = words.profile.figures;

/** The four numbers of the range. */
export function ProfileFigures({ context, profile: { subject, now, before, all } }: ProfileData) {
  const { totals, rank } = now;
  const { metric } = context.state;
  const sample = before?.totals.plays ?? 0;
  const change = (
    measure: "hours" | "plays" | "days",
    now: number,
    before: number | undefined,
    otherwise: string,
  ) => changeText({ measure, now, before, sample }, context) || otherwise;
  const place = placeOf(rank, metric);
  const placeBefore = placeOf(before?.rank ?? null, metric);
  const kind = words.profile.among[subject.kind];
  return (
    <dl class="figures">
      <Figure
        label={text.hours}
        value={totals.hours < 10 ? hours(totals.hours) : count(totals.hours)}
        note={change(
          "hours",
          totals.hours,
          before?.totals.hours,
          text.share(shareText(totals.hours, all.hours)),
        )}
      />
      <Figure
        label={text.plays}
        value={count(totals.plays)}
        note={change(
          "plays",
          totals.plays,
          before?.totals.plays,
          text.length(span(totals.hours / totals.plays)),
        )}
      />
      <Figure
        label={text.rank}
        value={place === null ? "–" : text.no(place)}
        note={placeBefore !== null && context.compared !== null
          ? text.was(placeBefore, words.inRange(context.compared))
          : text.of(rank?.of ?? 0, kind)}
      />
      <Figure
        label={text.days}
        value={count(totals.days)}
        note={change(
          "days",
          totals.days,
          before?.totals.days,
          text.perDay(decimal(totals.plays / totals.days)),
        )}
      />
    </dl>
  );
}
