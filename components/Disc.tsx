import type { DiscCardView } from "../lib/ui/cards/disc.ts";
import { monthSlot } from "../lib/ui/views/disc.ts";
import { Mark, stopOf } from "./Mark.tsx";
import { monthInitial } from "../lib/ui/words/format.ts";

/** A whole history as a record: a groove for each year, a wedge for each month. */
export function Disc({ view: { name, grooves, wedges, label, how } }: { view: DiscCardView }) {
  const stop = stopOf(wedges.map(({ link }) => link));
  return (
    <figure class="disc">
      <svg
        viewBox="-100 -100 200 200"
        role="group"
        aria-label={name}
        data-across={1}
        data-down={12}
      >
        <g class="vinyl">
          <circle class="body" r="93" />
          {grooves.map((radius) => <circle key={radius} class="groove" r={radius} />)}
          {wedges.map((wedge, at) => (
            <Mark
              key={wedge.period}
              link={wedge.link}
              title={wedge.title}
              at={at}
              isStop={at === stop}
            >
              <path d={wedge.path} class={wedge.class} />
            </Mark>
          ))}
          <circle class={label.class} r="26" />
          <text class="print" y="-8">{label.top}</text>
          <text class="print small" y="13">{label.bottom}</text>
        </g>
        <circle class="hole" r="2.2" />
        {Array.from(
          { length: 12 },
          (_, month) => (
            <text key={month} class="month" {...monthSlot(month)}>{monthInitial(month)}</text>
          ),
        )}
      </svg>
      <figcaption>{how}</figcaption>
    </figure>
  );
}
