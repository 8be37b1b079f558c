import Race from "../../islands/Race.tsx";
import { csvLink } from "../../lib/ui/links/csv_link.ts";
import { linkTo } from "../../lib/ui/links/links.ts";
import { barText } from "../../lib/ui/race/frame_text.ts";
import { frameAt, leaders, onlyFrame } from "../../lib/ui/race/race.ts";
import type { PageContext } from "../../lib/ui/page_context.ts";
import { toSearch } from "../../lib/queries/filters/codec.ts";
import type { Field, Taste } from "../../lib/ui/views/taste.ts";
import { longMonth } from "../../lib/ui/words/format.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { Choice } from "../Choice.tsx";
import { Live } from "../Live.tsx";
import { Numbers } from "../Numbers.tsx";
import { Unknown } from "../Unknown.tsx";

const text = words.taste.race;

/** Characters beyond which a title is set smaller. */
const LONG = 30;

export interface TasteProps {
  context: PageContext;
  taste: Taste;
  field: Field;
  month: string | undefined;
}

/** Who led, and how it came: the race. */
export function Hero({ context, taste: { race, groupBy }, field, month }: TasteProps) {
  const { state, state: { metric } } = context;
  const first = leaders(race);
  const title = first[0] === undefined
    ? text.none
    : text.led(first[0].name, first[0].months, race.frames.length, field);
  const links = (["artists", "genres"] as const).map((name) => {
    const search = toSearch({ ...state, race: name });
    return { text: text[name], href: linkTo("/taste", search), isChosen: name === field };
  });
  const name = text.name(text.what[field], words.metric[metric], longMonth(context.data.start));
  const at = frameAt(race, month);
  const bars = race.frames[at]?.bars ?? [];
  const csv = field === "artists"
    ? csvLink("artist-evolution", state)
    : csvLink("genre-evolution", { ...state, groupBy });
  return (
    <section class="race-hero" aria-labelledby="race-title">
      <h1 id="race-title" class={title.length > LONG ? "long" : undefined}>{title}</h1>
      <p class="lead">{leadText({ race, first: first.length })}</p>
      <Choice label={text.of} links={links} />
      {race.frames.length === 0 ? <Unknown /> : (
        <>
          <Live id="race" data={{ data: race, start: at, name }}>
            <Race
              view={{ data: onlyFrame(race, at), start: at, name }}
              texts={controlTexts()}
            />
          </Live>
          <div class="under-disc">
            <span>{name}</span>
            <Numbers
              caption={`${name}, ${longMonth(race.frames[at]?.month ?? "")}`}
              columns={[text.columns.place, text.columns.name[field], words.filters[metric]]}
              rows={bars.map(([racer, value], place) => [
                String(place + 1),
                race.racers[racer]?.name ?? "",
                barText(value, metric),
              ])}
              csv={csv}
            />
          </div>
        </>
      )}
    </section>
  );
}

function leadText({ race, first }: { race: Taste["race"]; first: number }): string {
  const last = race.frames.at(-1);
  const [bar] = last?.bars ?? [];
  if (last === undefined || bar === undefined) return "";
  const [racer, value] = bar;
  const name = race.racers[racer]?.name ?? "";
  return text.lead(name, barText(value, race.metric), first, longMonth(last.month));
}

function controlTexts() {
  const { play, pause, back, on, month, speed, keys } = text;
  return { play, pause, back, on, month, speed, keys };
}
