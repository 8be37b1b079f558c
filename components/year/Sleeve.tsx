import SavePoster from "../../islands/SavePoster.tsx";
import type { YearReview } from "../../lib/ui/pages/year.ts";
import { type Mark, POSTER_HEIGHT, POSTER_WIDTH } from "../../lib/ui/views/poster.ts";
import { INKS } from "../../lib/ui/views/poster_inks.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { Slot } from "../Slot.tsx";

const text = words.year.poster;
const { save, saving, saved, failed } = text;
const FONTS = {
  display: "'Sleeve Display', 'Arial Narrow', sans-serif",
  text: "'Sleeve Text', system-ui, sans-serif",
};

/** A year's poster, and the button that saves it. */
export function Sleeve({ poster: { name, drawn: poster, file } }: Pick<YearReview, "poster">) {
  return (
    <figure class="sleeve">
      <svg
        id="poster"
        viewBox={`0 0 ${POSTER_WIDTH} ${POSTER_HEIGHT}`}
        role="img"
        aria-label={name}
      >
        <rect width={POSTER_WIDTH} height={POSTER_HEIGHT} fill={poster.sleeve} />
        {poster.marks.map((mark, at) => <Shape key={at} mark={mark} />)}
      </svg>
      <figcaption>
        <span>{text.how}</span>
        <Slot id="save" data={{ file }}>
          <SavePoster
            id="save"
            of="poster"
            file={file}
            texts={{ save, saving, saved, failed }}
          />
        </Slot>
      </figcaption>
    </figure>
  );
}

function Shape({ mark }: { mark: Mark }) {
  const colour = INKS[mark.ink];
  if (mark.kind === "path") return <path d={mark.d} fill={colour} />;
  if (mark.kind === "circle") {
    const paint = mark.line === undefined
      ? { fill: colour }
      : { fill: "none", stroke: colour, "stroke-width": mark.line };
    return <circle cx={mark.x} cy={mark.y} r={mark.r} {...paint} />;
  }
  return (
    <text
      x={mark.x}
      y={mark.y}
      fill={colour}
      font-family={FONTS[mark.face]}
      font-size={mark.size}
      font-weight={mark.weight}
      text-anchor={mark.anchor}
    >
      {mark.text}
    </text>
  );
}
