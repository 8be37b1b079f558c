import { silentYears } from "../../lib/ui/views/habits.ts";
import { wasText } from "../../lib/ui/views/hero.ts";
import { count, finePercent } from "../../lib/ui/words/format.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { Figure } from "../Figure.tsx";
import type { HabitsProps } from "./Hero.tsx";

const text = words.habits.figures;

/** The four shares. */
export function Figures({ context, habits }: HabitsProps) {
  const { all, before } = habits;
  if (all === undefined) return null;
  const of = text.of(count(all.records));
  const figures = [
    [text.skip, "skip_share", silentYears(habits) || of],
    [text.shuffle, "shuffle_share", of],
    [text.offline, "offline_share", of],
    [text.incognito, "incognito_share", of],
  ] as const;
  const shareOf = (share: number | null) => share === null ? text.none : finePercent(share);
  return (
    <dl class="figures">
      {figures.map(([label, name, note]) => (
        <Figure
          label={label}
          value={shareOf(all[name])}
          note={all[name] === null
            ? text.unsaid
            : wasText(before && shareOf(before[name]), context) || note}
        />
      ))}
    </dl>
  );
}
