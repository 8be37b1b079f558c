import { Moved } from "./ranking/Moved.tsx";
import type { RankedRow } from "../lib/ui/views/card.ts";
import { Only } from "./Only.tsx";
import { Picture } from "./Picture.tsx";

/** A ranked list with a bar behind each row. */
export function RankedList({ rows }: { rows: readonly RankedRow[] }) {
  const hasPictures = rows.some(({ picture }) => picture?.address !== undefined);
  return (
    <ol class="ranked">
      {rows.map((row, at) => (
        <li class={row.isChosen === true ? "chosen" : undefined}>
          <svg class="behind" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
            <rect width={Math.round(row.share * 1000) / 10} height="1" />
          </svg>
          <span class="rank">{at + 1}</span>
          {hasPictures ? <Picture view={row.picture} /> : null}
          <Names {...row} />
          {row.only === undefined ? null : <Only link={row.only} />}
          <span class="value">
            {row.moved === undefined ? null : <Moved by={row.moved} />} {row.value}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** The name, and what stands below it, as one link where they lead somewhere. */
function Names({ name, under, href, hint = name, isChosen = false }: RankedRow) {
  const names = (
    <>
      <bdi class="name" title={hint}>{name}</bdi>
      {under === undefined ? null : <bdi class="under">{under}</bdi>}
    </>
  );
  if (href === undefined) return <span>{names}</span>;
  return (
    <a class="to" href={href} {...(isChosen ? { "aria-current": "true" } : {})}>
      {names}
    </a>
  );
}
