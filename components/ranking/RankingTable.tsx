import type {
  HeadingView,
  NameView,
  RankingRowView,
  RankingTableView,
  TimeView,
} from "../../lib/ui/pages/ranking.ts";
import { count, isolated } from "../../lib/ui/words/format.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { Only } from "../Only.tsx";
import { Picture } from "../Picture.tsx";
import { Spark } from "../Spark.tsx";
import { Moved } from "./Moved.tsx";

const { columns, pick } = words.ranking;

/** The rows of a ranked page; every heading that sorts is a link. */
export function RankingTable({ view }: { view: RankingTableView }) {
  const { kind, caption, against, headings, rows } = view;
  const hasPictures = rows.some(({ picture }) => picture.address !== undefined);
  return (
    <table class={`ranking ${kind}`} role="table">
      <caption class="visually-hidden">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader" class="pick">
            <span class="visually-hidden">{columns.pick}</span>
          </th>
          <th scope="col" role="columnheader" class="rank">{columns.rank}</th>
          {against === null
            ? null
            : (
              <th scope="col" role="columnheader" class="change" title={against}>
                <span class="visually-hidden">{against}</span>
              </th>
            )}
          <Heading name="name" view={headings.name} />
          <th scope="col" role="columnheader" class="narrow">
            <span class="visually-hidden">{columns.only}</span>
          </th>
          <th scope="col" role="columnheader" class="interest">{columns.interest}</th>
          <Heading name="hours" view={headings.hours} />
          <Heading name="plays" view={headings.plays} />
          <th scope="col" role="columnheader" class="share">{columns.share}</th>
          <Heading name="first" view={headings.first} />
          <Heading name="last" view={headings.last} />
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <Row
            key={row.id}
            row={row}
            hasChange={against !== null}
            hasPictures={hasPictures}
          />
        ))}
      </tbody>
    </table>
  );
}

function Heading(
  { name, view: { text, hint, href, sorted } }: { name: string; view: HeadingView },
) {
  if (href === null) return <th scope="col" role="columnheader" class={name}>{text}</th>;
  return (
    <th scope="col" role="columnheader" class={`${name} sortable`} aria-sort={sorted}>
      <a href={href} title={hint}>{text}</a>
    </th>
  );
}

function Row(
  { row, hasChange, hasPictures }: {
    row: RankingRowView;
    hasChange: boolean;
    hasPictures: boolean;
  },
) {
  const { id, rank, isPicked, title, under, only, moved, line, hours, plays, share } = row;
  return (
    <tr role="row" class={rank === 1 ? "first-place" : undefined}>
      <td role="cell" class="pick">
        <label>
          <input
            type="checkbox"
            name="pick"
            value={id}
            checked={isPicked}
            data-name={title.name}
            data-under={under?.name}
            autocomplete="off"
          />
          <span class="visually-hidden">{pick(isolated(title.name))}</span>
        </label>
      </td>
      <td role="cell" class="rank">{count(rank)}</td>
      {hasChange
        ? (
          <td role="cell" class="change">
            <Moved by={moved} />
          </td>
        )
        : null}
      <th role="rowheader" scope="row" class="name">
        {hasPictures ? <Pictured row={row} /> : <Names row={row} />}
      </th>
      <td role="cell" class="narrow">{only === undefined ? null : <Only link={only} />}</td>
      <td role="cell" class="interest">
        <Spark values={line} />
      </td>
      <td role="cell" class="hours">{hours}</td>
      <td role="cell" class="plays">{plays}</td>
      <td role="cell" class="share">{share}</td>
      <td role="cell" class="first">
        <Time view={row.first} />
      </td>
      <td role="cell" class="last">
        <Time view={row.last} />
      </td>
    </tr>
  );
}

/** What it is called, and whose it is. */
function Names({ row: { title, under } }: { row: RankingRowView }) {
  return (
    <>
      <Name view={title} kind="title" />
      {under === null ? null : <Name view={under} kind="under" />}
    </>
  );
}

/** The same beside the picture, where pages show them. */
function Pictured({ row }: { row: RankingRowView }) {
  return (
    <span class="pictured">
      <Picture view={row.picture} />
      <span>
        <Names row={row} />
      </span>
    </span>
  );
}

function Time({ view: { at, text } }: { view: TimeView }) {
  return <time datetime={at}>{text}</time>;
}

function Name({ view: { name, href }, kind }: { view: NameView; kind: string }) {
  return href === undefined
    ? <bdi class={kind} title={name}>{name}</bdi>
    : (
      <a class={kind} href={href} title={name}>
        <bdi>{name}</bdi>
      </a>
    );
}
