import Race from "../islands/Race.tsx";
import type { RaceCardView } from "../lib/ui/cards/race_card.ts";
import { words } from "../lib/ui/words/mod.ts";
import { Choice } from "./Choice.tsx";
import { Slot } from "./Slot.tsx";
import { Numbers } from "./Numbers.tsx";
import { Unknown } from "./Unknown.tsx";

const { play, pause, back, on, month, speed, keys } = words.taste.race;

/** Characters beyond which a title is set smaller. */
const LONG = 30;

/** Who led, and how it came: the race. */
export function RaceHero({ view: { title, lead, notes, choice, race } }: { view: RaceCardView }) {
  return (
    <section class="race-hero" aria-labelledby="race-title">
      <h1 id="race-title" class={title.length > LONG ? "long" : undefined}>{title}</h1>
      <p class="lead">{lead}</p>
      <Choice view={choice} />
      {race === null ? <Unknown /> : (
        <>
          <Slot id="race" data={{ data: race.data, start: race.start, name: race.name }}>
            <Race
              view={{ data: race.first, start: race.start, name: race.name }}
              texts={{ play, pause, back, on, month, speed, keys }}
            />
          </Slot>
          <div class="under-disc">
            <span>{[race.name, ...notes].join(". ")}</span>
            <Numbers {...race.table} />
          </div>
        </>
      )}
    </section>
  );
}
