/** How many records stand in a row and a column. */
const SIDE = 10;
const [STEP, RADIUS, HOLE] = [20, 8.4, 2];

/** A hundred little records; the last ones, in colour, are those that are skipped. */
export function SkipField({ skipped, name }: { skipped: number; name: string }) {
  const places = Array.from({ length: SIDE * SIDE }, (_, at) => at);
  return (
    <svg class="skip-field" viewBox={`0 0 ${SIDE * STEP} ${SIDE * STEP}`} role="img">
      <title key="name">{name}</title>
      {places.map((at) => (
        <g
          key={at}
          class={at >= places.length - skipped ? "skipped" : ""}
          transform={`translate(${(at % SIDE + 0.5) * STEP} ${
            (Math.floor(at / SIDE) + 0.5) * STEP
          })`}
        >
          <circle class="body" r={RADIUS} />
          <circle class="groove" r={RADIUS * 0.72} />
          <circle class="label" r={RADIUS * 0.4} />
          <circle class="hole" r={HOLE * 0.5} />
        </g>
      ))}
    </svg>
  );
}
