import type { Found } from "../../lib/queries/questions/search.ts";
import { foundLink } from "../../lib/ui/links/found_link.ts";
import { linkTo } from "../../lib/ui/links/links.ts";
import { count, hours } from "../../lib/ui/words/format.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { Card } from "../Card.tsx";

const text = words.search;
const KINDS = ["artist", "track", "album", "show"] as const;

interface ResultsProps {
  q: string;
  /** The filters that links keep. */
  kept: URLSearchParams;
  found: readonly Found[];
  /** How many are shown at most. */
  limit: number;
}

/** What was found, by kind. */
export function Results({ q, kept, found, limit }: ResultsProps) {
  return (
    <>
      <section class="hero plain">
        <div>
          <h1 class="long">{text.hero(q)}</h1>
          <p class="lead">
            {text.found(found.length)}. {found.length < limit ? null : text.most(count(limit))}{" "}
            <a href={linkTo("/history", new URLSearchParams([...kept, ["q", q]]))}>
              {text.inHistory}
            </a>
          </p>
        </div>
      </section>
      <div class="grid">
        {KINDS.map((kind) => {
          const rows = found.filter((row) => row.kind === kind);
          if (rows.length === 0) return null;
          return (
            <Card
              key={kind}
              id={kind}
              topic={text.found(rows.length)}
              finding={text.groups[kind]}
              width="half"
            >
              <ul class="found">
                {rows.map((row) => <Result key={foundLink(row)} row={row} kept={kept} />)}
              </ul>
            </Card>
          );
        })}
      </div>
    </>
  );
}

function Result({ row, kept }: { row: Found; kept: URLSearchParams }) {
  return (
    <li>
      <a href={foundLink(row, kept)}>
        <bdi class="name">{row.name}</bdi>
        {row.artist_name === null ? null : <bdi class="under">{row.artist_name}</bdi>}
      </a>
      <span class="value">{text.plays(row.plays)}, {hours(row.hours)}</span>
    </li>
  );
}
