import { keptSearch, parse } from "../../queries/filters/codec.ts";
import { QUESTIONS } from "../../queries/questions.ts";
import type { Found } from "../../queries/questions/search.ts";
import type { Store } from "../../queries/store.ts";
import { foundLink } from "../links/found_link.ts";
import { linkTo } from "../links/links.ts";
import type { StatementView } from "../page_model.ts";
import { unnarrowed } from "../views/ignored_filters.ts";
import { pageStateOf } from "../views/page_state.ts";
import type { CardView } from "../views/card.ts";
import { hours } from "../words/format.ts";
import { words } from "../words/mod.ts";

const text = words.search;
const KINDS = ["artist", "track", "album", "show"] as const;

/** How many are shown at most. */
const LIMIT = 100;

/** How many of a kind are shown before more of them are asked for. */
const FIRST = 8;

/** What search shows: what was found, or what it says instead. */
export type SearchPage =
  | { readonly is: "statement"; readonly statement: StatementView }
  | {
    readonly is: "found";
    readonly title: string;
    readonly lead: string;
    readonly history: { readonly text: string; readonly href: string };
    readonly groups: readonly FoundCardView[];
  };

/** What was found of one kind. */
export interface FoundCardView extends CardView {
  readonly rows: readonly FoundRow[];
  /** What did not fit into the card at first, and what opens it; null where all of it did. */
  readonly rest: { readonly text: string; readonly rows: readonly FoundRow[] } | null;
}

/** One of what was found. */
export interface FoundRow {
  readonly name: string;
  readonly under: string | null;
  readonly href: string;
  readonly plays: string;
  readonly hours: string;
}

/** Builds the model of a page. */
export async function loadSearch(store: Store, search: URLSearchParams): Promise<SearchPage> {
  const asked = new URLSearchParams(search);
  const kept = keptSearch(asked);
  for (const name of kept.keys()) asked.delete(name);
  const q = asked.get("q")?.trim() ?? "";
  if (q === "") return statement(text.empty, text.emptyText);
  asked.set("q", q);
  const filters = parse({ ...QUESTIONS.search, params: ["q"] }, asked);
  const { data: found } = await store.query(QUESTIONS.search, { ...filters, limit: LIMIT });
  const everywhere = unnarrowed("search", pageStateOf(kept)).map((line) => `${line}.`);
  if (found.length === 0) {
    return statement(text.nothing(q), [text.nothingText, ...everywhere].join(" "));
  }
  return {
    is: "found",
    title: text.hero(q),
    lead: [
      text.lead(found.length, found.length === LIMIT),
      ...everywhere,
    ].join(" "),
    history: {
      text: text.inHistory,
      href: linkTo("/history", new URLSearchParams([...kept, ["q", q]])),
    },
    groups: KINDS.map((kind) => groupOf(kind, found.filter((row) => row.kind === kind), kept))
      .filter(({ rows }) => rows.length > 0),
  };
}

function statement(title: string, said: string): SearchPage {
  return { is: "statement", statement: { title, text: said, links: [] } };
}

function groupOf(
  kind: (typeof KINDS)[number],
  found: readonly Found[],
  kept: URLSearchParams,
): FoundCardView {
  const rows = found.map((row) => ({
    name: row.name,
    under: row.artist_name,
    href: foundLink(row, kept),
    plays: text.plays(row.plays),
    hours: hours(row.hours),
  }));
  return {
    id: kind,
    topic: text.found(found.length),
    finding: text.groups[kind],
    notes: [],
    table: null,
    rows: rows.slice(0, FIRST),
    rest: rows.length <= FIRST
      ? null
      : { text: text.rest(rows.length - FIRST), rows: rows.slice(FIRST) },
  };
}
