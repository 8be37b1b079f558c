import SavePoster from "../islands/SavePoster.tsx";
import type { Mark, Poster as Drawn } from "../lib/ui/views/poster.ts";
import { INKS } from "../lib/ui/views/poster_inks.ts";
import { words } from "../lib/ui/words/mod.ts";
import { Slot } from "./Slot.tsx";

const { save, saving, saved, failed, share, shared } = words.year.poster;
const FONTS = {
  display: "'Sleeve Display', 'Arial Narrow', sans-serif",
  text: "'Sleeve Text', system-ui, sans-serif",
};

/** A picture to share. */
export interface PosterView {
  /** What it shows, in words. */
  readonly name: string;
  readonly drawn: Drawn;
  /** What its file is called. */
  readonly file: string;
  /** How to read it. */
  readonly how: string;
  /** The way to its other shapes. */
  readonly more?: { readonly text: string; readonly href: string };
}

/** A picture, and the buttons that save and share it. */
export function Poster({ view: { name, drawn, file, how, more } }: { view: PosterView }) {
  const { width, height, sleeve, marks } = drawn;
  return (
    <figure class="sleeve">
      <svg id="poster" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={name}>
        <rect width={width} height={height} fill={sleeve} />
        {marks.map((mark, at) => <Shape key={at} mark={mark} />)}
      </svg>
      <figcaption>
        <span>
          {how} {more === undefined ? null : <a href={more.href}>{more.text}</a>}
        </span>
        <Slot id="save" data={{ file }}>
          <SavePoster
            id="save"
            of="poster"
            file={file}
            texts={{ save, saving, saved, failed, share, shared }}
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
