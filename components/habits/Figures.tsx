import { silentYears } from "../../lib/views/habits.ts";
import { count, finePercent } from "../../lib/words/format.ts";
import { words } from "../../lib/words/mod.ts";
import { Figure } from "../Figure.tsx";
import type { HabitsProps } from "./Hero.tsx";

const text = words.habits.figures;

/** The four shares. */
export function Figures({ habits }: HabitsProps) {
  const { all } = habits;
  if (all === undefined) return null;
  const of = text.of(count(all.records));
  const figures = [
    [text.skip, all.skip_share, silentYears(habits) || of],
    [text.shuffle, all.shuffle_share, of],
    [text.offline, all.offline_share, of],
    [text.incognito, all.incognito_share, of],
  ] as const;
  return (
    <dl class="figures">
      {figures.map(([label, share, note]) => (
        <Figure
          label={label}
          value={share === null ? text.none : finePercent(share)}
          note={share === null ? text.unsaid : note}
        />
      ))}
    </dl>
  );
}
