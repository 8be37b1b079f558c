import { keptLink } from "../../lib/ui/links/entity_links.ts";
import { linkTo } from "../../lib/ui/links/links.ts";
import { toSearch } from "../../lib/queries/filters/codec.ts";
import { sortLinks } from "../../lib/ui/views/ranking_links.ts";
import type { RankingRow } from "../../lib/ui/views/ranking_rows.ts";
import type { RankingState } from "../../lib/ui/views/ranking_state.ts";
import { count, finePercent, hours, isolated, plainDay } from "../../lib/ui/words/format.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { Spark } from "../Spark.tsx";
import { Moved } from "./Moved.tsx";

const text = words.ranking;

interface RankingTableProps {
  state: RankingState;
  path: string;
  rows: readonly RankingRow[];
  /** What the rows are, for those who hear the table. */
  caption: string;
  /** What ranks are compared with, in words; null when with nothing. */
  against: string | null;
  /** Whether the first and the last play sort as well, which tells in which order they came. */
  sortsByTime: boolean;
}

/** The rows of a ranked page; every heading that sorts is a link. */
export function RankingTable(
  { state, path, rows, caption, against, sortsByTime }: RankingTableProps,
) {
  const sorts = sortLinks(state);
  const columns = { ...text.columns, name: text[state.kind].column };
  const Sort = ({ of, isLink = true }: { of: keyof typeof sorts; isLink?: boolean }) => {
    const { search, sorted } = sorts[of];
    if (!isLink) return <th scope="col" role="columnheader" class={of}>{columns[of]}</th>;
    return (
      <th scope="col" role="columnheader" class={`${of} sortable`} aria-sort={sorted}>
        <a href={linkTo(path, search)} title={text.sortBy(columns[of])}>{columns[of]}</a>
      </th>
    );
  };
  return (
    <table class={`ranking ${state.kind}`} role="table">
      <caption class="visually-hidden">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader" class="pick">
            <span class="visually-hidden">{text.columns.pick}</span>
          </th>
          <th scope="col" role="columnheader" class="rank">{text.columns.rank}</th>
          {against === null ? null : (
            <th
              scope="col"
              role="columnheader"
              class="change"
              title={text.change.against(against)}
            >
              <span class="visually-hidden">{text.change.against(against)}</span>
            </th>
          )}
          <Sort of="name" />
          <th scope="col" role="columnheader" class="interest">{text.columns.interest}</th>
          <Sort of="hours" />
          <Sort of="plays" />
          <th scope="col" role="columnheader" class="share">{text.columns.share}</th>
          <Sort of="first" isLink={sortsByTime} />
          <Sort of="last" isLink={sortsByTime} />
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <Row
            key={row.id}
            row={row}
            state={state}
            hasChange={against !== null}
          />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row, state, hasChange }: {
  row: RankingRow;
  state: RankingState;
  hasChange: boolean;
}) {
  const { metric } = state.page;
  const kept = toSearch(state.page);
  const share = metric === "hours" ? row.hours_share : row.plays_share;
  return (
    <tr role="row" class={row.rank === 1 ? "first-place" : undefined}>
      <td role="cell" class="pick">
        <label>
          <input
            type="checkbox"
            name="pick"
            value={row.id}
            checked={state.picks.includes(row.id)}
            data-name={row.shown}
            data-under={row.under ?? undefined}
            autocomplete="off"
          />
          <span class="visually-hidden">{text.pick(isolated(row.shown))}</span>
        </label>
      </td>
      <td role="cell" class="rank">{count(row.rank)}</td>
      {hasChange
        ? (
          <td role="cell" class="change">
            <Moved by={row.moved} />
          </td>
        )
        : null}
      <th role="rowheader" scope="row" class="name">
        <Name name={row.shown} href={keptLink(row.path, kept)} kind="title" />
        {row.under === null
          ? null
          : <Name name={row.under} href={keptLink(row.underPath, kept)} kind="under" />}
      </th>
      <td role="cell" class="interest">
        <Spark values={row.line} />
      </td>
      <td role="cell" class="hours">{hours(row.hours)}</td>
      <td role="cell" class="plays">{count(row.plays)}</td>
      <td role="cell" class="share">{finePercent(share ?? 0)}</td>
      <td role="cell" class="first">
        <time datetime={row.first_played_at}>{plainDay(row.first_played_at)}</time>
      </td>
      <td role="cell" class="last">
        <time datetime={row.last_played_at}>{plainDay(row.last_played_at)}</time>
      </td>
    </tr>
  );
}

function Name({ name, href, kind }: { name: string; href: string | undefined; kind: string }) {
  return href === undefined
    ? <bdi class={kind} title={name}>{name}</bdi>
    : (
      <a class={kind} href={href} title={name}>
        <bdi>{name}</bdi>
      </a>
    );
}
