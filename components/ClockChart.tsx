import { CLOCK_RINGS, type ClockView, hourPath, hourSlot } from "../lib/ui/views/clock_chart.ts";
import { heatClass } from "../lib/ui/views/heat.ts";
import { Mark, stopOf } from "./Mark.tsx";

/** The hours of a day on a record: midnight at the top, each hour as long and warm as it is busy. */
export function ClockChart({ view: { name, label, sub, hours } }: { view: ClockView }) {
  const top = Math.max(0, ...hours.map(({ value }) => value));
  const stop = stopOf(hours.map(({ link }) => link));
  return (
    <svg viewBox="-105 -105 210 210" role="group" aria-label={name} data-across={1} data-down={1}>
      <g class="vinyl">
        <circle class="body" r="93" />
        {CLOCK_RINGS.map((radius) => <circle key={radius} class="groove" r={radius} />)}
        {hours.map(({ hour, value, title, link }, at) => (
          <Mark key={hour} link={link} title={title} at={hour} isStop={at === stop}>
            <path d={hourPath(hour, top === 0 ? 0 : value / top)} class={heatClass(value, top)} />
          </Mark>
        ))}
        <circle class="label" r="26" />
        <text class="print large" y="1">{label}</text>
        <text class="print small" y="12">{sub}</text>
      </g>
      {Array.from({ length: 8 }, (_, at) =>
        at * 3).map((hour) => <text key={hour} class="month hour" {...hourSlot(hour)}>{hour}
        </text>)}
    </svg>
  );
}
