import { CLOCK_RINGS, type ClockView, hourPath, hourSlot } from "../lib/ui/views/clock_chart.ts";
import { heatClass } from "../lib/ui/views/heat.ts";

/** The hours of a day on a record: midnight at the top, each hour as long and warm as it is busy. */
export function ClockChart({ view: { name, label, sub, hours } }: { view: ClockView }) {
  const top = Math.max(0, ...hours.map(({ value }) => value));
  return (
    <svg viewBox="-105 -105 210 210" role="img" aria-label={name}>
      <g class="vinyl">
        <circle class="body" r="93" />
        {CLOCK_RINGS.map((radius) => <circle key={radius} class="groove" r={radius} />)}
        {hours.map(({ hour, value, title }) => (
          <path
            key={hour}
            d={hourPath(hour, top === 0 ? 0 : value / top)}
            class={heatClass(value, top)}
          >
            <title key="name">{title}</title>
          </path>
        ))}
        <circle class="label" r="26" />
        <text class="print large" y="1">{label}</text>
        <text class="print small" y="12">{sub}</text>
      </g>
      {Array.from({ length: 8 }, (_, at) => at * 3).map((hour) => (
        <text key={hour} class="month hour" {...hourSlot(hour)}>{hour}</text>
      ))}
    </svg>
  );
}
