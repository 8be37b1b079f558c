import { csvLink } from "../../lib/ui/links/csv_link.ts";
import { dayHabit } from "../../lib/ui/views/day_parts.ts";
import { shareText } from "../../lib/ui/views/hero.ts";
import { measureText, total } from "../../lib/ui/views/metric.ts";
import type { PageContext } from "../../lib/ui/page_context.ts";
import type { Patterns } from "../../lib/ui/views/patterns.ts";
import { clock, count } from "../../lib/ui/words/format.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { Dial } from "../Dial.tsx";
import { Numbers } from "../Numbers.tsx";

const text = words.patterns;

/** When in the day: in a word, and as a dial. */
export function Hero(
  { context, patterns: { hours } }: { context: PageContext; patterns: Patterns },
) {
  const { state, state: { metric }, range, data } = context;
  const habit = dayHabit(hours, metric);
  if (habit === undefined) return null;
  const isAll = range.start <= data.start && range.end >= data.end;
  const name = text.dial.name(words.filters[metric]);
  const all = total(hours, metric);
  const said = words.metric[metric];
  return (
    <section class="hero">
      <div>
        <h1>{text.hero(habit.part, isAll ? "" : words.inRange(range))}</h1>
        <p class="lead">{text.lead(habit.part, habit.share, said, clock(habit.hour))}</p>
      </div>
      <figure class="disc">
        <Dial
          name={name}
          label={clock(habit.hour)}
          sub={text.dial.label}
          hours={hours.map((row) => ({
            hour: row.hour,
            value: row[metric],
            title: text.dial.cell(clock(row.hour), measureText(row, metric)),
          }))}
        />
        <figcaption>{text.dial.how}</figcaption>
        <div class="under-disc">
          <span>{name}</span>
          <Numbers
            caption={name}
            columns={[
              text.dial.hour,
              words.filters.hours,
              words.filters.plays,
              text.dial.share,
            ]}
            rows={hours.map((row) => [
              clock(row.hour),
              measureText(row, "hours"),
              count(row.plays),
              shareText(row[metric], all),
            ])}
            csv={csvLink("hour", state)}
          />
        </div>
      </figure>
    </section>
  );
}
