import SavePoster from "../islands/SavePoster.tsx";
import type { MarkLink } from "../lib/ui/charts/data.ts";
import type { Mark, Poster as Drawn } from "../lib/ui/views/poster.ts";
import { INKS } from "../lib/ui/views/poster_inks.ts";
import { words } from "../lib/ui/words/mod.ts";
import { Mark as PartMark, stopOf } from "./Mark.tsx";
import { Slot } from "./Slot.tsx";

const { save, saving, saved, failed, share, shared } = words.year.poster;
const FONTS = {
  display: "'Sleeve Display', 'Arial Narrow', sans-serif",
  text: "'Sleeve Text', system-ui, sans-serif",
};

/** A part of a picture that leads somewhere. */
export interface PosterPart {
  readonly path: string;
  readonly title: string;
  readonly link: MarkLink | null;
}

/** A picture to share. */
export interface PosterView {
  /** What it shows, in words. */
  readonly name: string;
  readonly drawn: Drawn;
  /** What its file is called. */
  readonly file: string;
  /** How to read it. */
  readonly how: string;
  /** Its parts that lead somewhere. */
  readonly parts?: readonly PosterPart[];
  /** The way to its other shapes. */
  readonly more?: { readonly text: string; readonly href: string };
}

/** A picture, and the buttons that save and share it. */
export function Poster(
  { view: { name, drawn, file, how, parts = [], more } }: { view: PosterView },
) {
  const { width, height, sleeve, marks } = drawn;
  const box = `0 0 ${width} ${height}`;
  return (
    <figure class="sleeve">
      <div class="drawn">
        <svg id="poster" viewBox={box} role="img" aria-label={name}>
          <rect width={width} height={height} fill={sleeve} />
          {marks.map((mark, at) => <Shape key={at} mark={mark} />)}
        </svg>
        {parts.length === 0 ? null : <Parts parts={parts} box={box} name={name} />}
      </div>
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

interface PartsProps {
  parts: readonly PosterPart[];
  /** The square of the picture. */
  box: string;
  name: string;
}

/** The parts of a picture that lead somewhere, over it: what is saved has none of them. */
function Parts({ parts, box, name }: PartsProps) {
  const stop = stopOf(parts.map(({ link }) => link));
  return (
    <svg class="parts" viewBox={box} role="group" aria-label={name} data-across={1} data-down={1}>
      {parts.map(({ path, title, link }, at) => (
        <PartMark key={title} link={link} title={title} at={at} isStop={at === stop}>
          <path d={path} />
        </PartMark>
      ))}
    </svg>
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
