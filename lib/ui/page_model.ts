import { QUESTIONS } from "../queries/questions.ts";
import type { Store } from "../queries/store.ts";
import { linkTo } from "./links/links.ts";
import { loadContext, type PageContext, type PageSource } from "./page_context.ts";
import { filterBar, type FilterBarModel, NO_OWN, type OwnFilters } from "./views/filter_bar.ts";
import type { PageState } from "./views/page_state.ts";
import { longDay } from "./words/format.ts";
import { words } from "./words/mod.ts";

/** One thing to say in place of a page, and how to go on. */
export interface StatementView {
  readonly title: string;
  readonly text: string;
  readonly links: readonly { readonly text: string; readonly href: string }[];
}

/** A page as its component lays it out. */
export type PageModel<Body> =
  | { readonly is: "statement"; readonly statement: StatementView }
  | {
    readonly is: "page";
    readonly title: string;
    readonly bar: FilterBarModel;
    /** What it shows, or what it says where there is nothing to show. */
    readonly body: Body | null;
    readonly nothing: StatementView;
  };

/** What a page is called, where it lives, and what its filter bar has. */
export interface PageFrame {
  readonly title: string;
  readonly path: string;
  /** Whether it compares ranges; true unless told. */
  readonly compares?: boolean;
  /** What its address has of its own. */
  readonly own?: OwnFilters;
}

/**
 * Builds a page: its filter bar, and what it shows.
 *
 * @param frame the frame, where it does not depend on the data
 * @param load gives null where there is nothing to show
 */
export async function loadPage<Body>(
  source: PageSource,
  state: PageState,
  { title, path, compares = true, own = NO_OWN }: PageFrame,
  load: (context: PageContext) => Promise<Body | null>,
): Promise<PageModel<Body>> {
  const context = await loadContext(source, path, state);
  if (context === null) return { is: "statement", statement: await noPlays(source.store) };
  return {
    is: "page",
    title,
    bar: filterBar(context, path, compares, own),
    body: await load(context),
    nothing: nothingPlayed(context),
  };
}

/** What a page says where nothing was played in its range. */
export function nothingPlayed({ data }: Pick<PageContext, "data">): StatementView {
  const { title, text } = words.nothing;
  return { title, text: text(longDay(data.start), longDay(data.end)), links: [] };
}

/** What every page says while the database holds no play; records that are no plays are named. */
export async function noPlays(store: Store): Promise<StatementView> {
  const { data } = await store.query(QUESTIONS["set-aside"], {});
  const records = data.reduce((sum, row) => sum + row.records, 0);
  const { title, none, some, read } = words.noPlays;
  if (records === 0) return { title, text: none, links: [] };
  const hasPodcasts = data.some(({ reason }) => reason === "podcast");
  const podcasts = { text: words.nav.podcasts, href: linkTo("/podcasts") };
  return {
    title,
    text: some(data),
    links: [...(hasPodcasts ? [podcasts] : []), { text: read, href: linkTo("/data") }],
  };
}
