import type { Habit } from "../../queries/questions/habits.ts";
import { QUESTIONS } from "../../queries/questions.ts";
import type { Store } from "../../queries/store.ts";
import { isNarrowed } from "../../queries/where.ts";
import {
  countriesCard,
  type DevicesCard,
  devicesCard,
  modeCards,
  reasonCards,
} from "../cards/habit_cards.ts";
import { skipArtistsCard, skipDevicesCard, skipHoursCard } from "../cards/skip_cards.ts";
import { ratioOf } from "../findings/finding.ts";
import {
  type Habit as HabitName,
  type HabitShare,
  habitShare,
  isRarelyKnown,
} from "../findings/habits.ts";
import type { PageContext, PageSource } from "../page_context.ts";
import { loadPage, type PageModel } from "../page_model.ts";
import { type Section, sectionOf } from "../section.ts";
import { about } from "../views/active_filters.ts";
import type { CardView, ChartCardView, FigureView, ListCardView } from "../views/card.ts";
import { habitNumbers, type HabitRows, habitRows, nameOf } from "../views/habit_rows.ts";
import { unnarrowed } from "../views/ignored_filters.ts";
import { wasText } from "../views/texts.ts";
import { pageStateOf } from "../views/page_state.ts";
import { words } from "../words/mod.ts";

const text = words.habits;

/** How many artists are listed. */
const ARTISTS = 10;

/** What the page of habits shows. */
export interface Habits {
  readonly title: string;
  readonly lead: string;
  /** A hundred tracks, of which some are skipped; null where too few say so. */
  readonly field: { readonly skipped: number; readonly name: string } | null;
  /** What the page says of itself. */
  readonly lines: readonly string[];
  /** Null for data that says nothing of how it was played. */
  readonly known: KnownHabits | null;
  /** What account data is, in place of cards that cannot know. */
  readonly banner: CardView & { readonly paragraphs: readonly string[] };
}

/** What the export says of how it was played. */
export interface KnownHabits {
  readonly figures: readonly FigureView[];
  readonly devices: DevicesCard;
  /** Null where too few records say whether they were skipped. */
  readonly skips: {
    readonly hours: ChartCardView;
    readonly devices: ListCardView;
    readonly artists: Section<ListCardView>;
  } | null;
  readonly countries: ListCardView;
  readonly modes: readonly ChartCardView[];
  readonly reasons: readonly ListCardView[];
}

/** Builds the page of habits. */
export function loadHabits(
  source: PageSource,
  search: URLSearchParams,
): Promise<PageModel<Habits>> {
  const frame = { title: text.title, path: "/habits" };
  return loadPage(source, pageStateOf(search), frame, (context) => load(source.store, context));
}

async function load(store: Store, context: PageContext): Promise<Habits | null> {
  const { filters, narrowing, before } = context;
  const [{ data }, earlier, skipArtists] = await Promise.all([
    store.query(QUESTIONS.habits, filters),
    before === null ? null : store.query(QUESTIONS.habits, before),
    sectionOf(text.skipArtists.topic, async () => {
      const skips = await store.query(QUESTIONS.skips, { ...filters, limit: ARTISTS });
      return skipArtistsCard(context, skips.data);
    }),
  ]);
  const rows = habitRows(data);
  const { all } = rows;
  if (all === undefined || all.records === 0) return null;
  const skip = shareOf(all, "skip", context);
  const isSilent = saysNothing(rows, all);
  return {
    title: about(text.hero(skip), narrowing),
    lead: text.lead(all.records, skip, shareOf(all, "shuffle", context)),
    field: skip.says === "share" ? fieldOf(skip) : null,
    lines: [
      ...(isRarelyKnown(skip) && !isSilent ? [text.unsaid] : []),
      ...unnarrowed("habits", narrowing).map((line) => `${line}.`),
    ],
    known: isSilent ? null : {
      ...knownOf(context, rows, all, earlier === null ? null : habitRows(earlier.data)),
      skips: skip.says !== "share" ? null : {
        hours: skipHoursCard(context, rows.hours),
        devices: skipDevicesCard(context, rows.platforms),
        artists: skipArtists,
      },
    },
    banner: {
      id: "account-data",
      topic: text.account.topic,
      finding: text.account.finding,
      notes: [],
      table: null,
      paragraphs: [text.account.text, text.account.how],
    },
  };
}

/** Whether no record says how it was played, as in account data. */
function saysNothing({ platforms, countries, starts, ends }: HabitRows, all: Habit): boolean {
  const known = all.skip_known + all.shuffle_known + all.offline_known + all.incognito_known;
  return known === 0 &&
    [platforms, countries, starts, ends].every((rows) =>
      rows.every(({ name }) => nameOf(name) === null)
    );
}

function knownOf(
  context: PageContext,
  rows: HabitRows,
  all: Habit,
  before: HabitRows | null,
): Omit<KnownHabits, "skips"> {
  return {
    figures: figuresOf(context, rows, all, before?.all),
    devices: devicesCard(context, rows),
    countries: countriesCard(context, rows.countries),
    modes: modeCards(context, rows.years),
    reasons: reasonCards(context, rows),
  };
}

function shareOf(
  row: Habit,
  habit: HabitName,
  { shown, narrowing }: Pick<PageContext, "shown" | "narrowing">,
): HabitShare {
  return habitShare(habitNumbers(row, habit), habit, {
    range: shown,
    isNarrowed: isNarrowed(narrowing),
  });
}

function fieldOf(found: HabitShare & { readonly says: "share" }): Habits["field"] {
  const skipped = Math.round(ratioOf(found.share) * 100);
  return { skipped, name: text.field.name(skipped) };
}

/** The four shares, each with how many tracks it is of. */
function figuresOf(
  context: PageContext,
  { years }: HabitRows,
  all: Habit,
  before: Habit | undefined,
): FigureView[] {
  const silent = years.filter((year) => year.skip_known === 0).map(({ name }) => name ?? "");
  const isPartlySilent = silent.length > 0 && silent.length < years.length;
  return (["skip", "shuffle", "offline", "private"] as const).map((habit) => {
    const found = shareOf(all, habit, context);
    const then = before === undefined || context.compared === null
      ? null
      : shareOf(before, habit, { ...context, shown: context.compared });
    const was = then?.says === "share" ? text.figures.value(then) : undefined;
    const note = habit === "skip" && isPartlySilent && found.says === "share"
      ? text.silent(silent)
      : text.figures.note(found);
    return {
      label: text.figures[habit],
      value: text.figures.value(found),
      note: (found.says === "share" && wasText(was, context)) || note,
    };
  });
}
