import { changeText, shareText } from "../../lib/ui/views/hero.ts";
import { placeOf } from "../../lib/ui/views/profile/lead.ts";
import type { ProfileData } from "../../lib/ui/views/profile/page.ts";
import { rangeInWords } from "../../lib/ui/views/hero.ts";
import { count, decimal, hours, span } from "../../lib/ui/words/format.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { Figure } from "../Figure.tsx";

const text = words.profile.figures;

/** The four numbers of the range. */
export function ProfileFigures({ scope, profile: { subject, now, before, all } }: ProfileData) {
  const { totals, rank } = now;
  const { metric } = scope.state;
  const change = (value: number, old: number | undefined, otherwise: string) =>
    changeText(value, old, scope) || otherwise;
  const place = placeOf(rank, metric);
  const placeBefore = placeOf(before?.rank ?? null, metric);
  const kind = words.profile.among[subject.kind];
  return (
    <dl class="figures">
      <Figure
        label={text.hours}
        value={totals.hours < 10 ? hours(totals.hours) : count(totals.hours)}
        note={change(
          totals.hours,
          before?.totals.hours,
          text.share(shareText(totals.hours, all.hours)),
        )}
      />
      <Figure
        label={text.plays}
        value={count(totals.plays)}
        note={change(
          totals.plays,
          before?.totals.plays,
          text.length(span(totals.hours / totals.plays)),
        )}
      />
      <Figure
        label={text.rank}
        value={place === null ? "–" : text.no(place)}
        note={placeBefore !== null && scope.compared !== null
          ? text.was(placeBefore, rangeInWords(scope.compared, scope.data))
          : text.of(rank?.of ?? 0, kind)}
      />
      <Figure
        label={text.days}
        value={count(totals.days)}
        note={change(
          totals.days,
          before?.totals.days,
          text.perDay(decimal(totals.plays / totals.days)),
        )}
      />
    </dl>
  );
}
