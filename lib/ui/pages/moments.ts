import { QUESTIONS } from "../../queries/questions.ts";
import type { Store } from "../../queries/store.ts";
import {
  ageCard,
  type AgeCardView,
  comebacksCard,
  milestoneFound,
  milestonesCard,
  momentShare,
  songsCard,
  type SongsCardView,
} from "../cards/moment_cards.ts";
import type { MomentsCardView } from "../cards/moments.ts";
import { streaksCard } from "../cards/session_cards.ts";
import { linkTo } from "../links/links.ts";
import type { PageContext, PageSource } from "../page_context.ts";
import { loadPage, type PageModel } from "../page_model.ts";
import { type Section, sectionOf } from "../section.ts";
import type { ListCardView } from "../views/card.ts";
import { about } from "../views/active_filters.ts";
import { loadListeningDays } from "../views/listening_days.ts";
import { pageStateOf } from "../views/page_state.ts";
import { isAllTime, rangeText } from "../views/texts.ts";
import { words } from "../words/mod.ts";
import { toSearch } from "../../queries/filters/codec.ts";

const text = words.moments;

/** How many rows the lists have. */
const [COMEBACKS, STREAKS] = [8, 5];

/** What the page of moments shows. */
export interface MomentsPage {
  readonly title: string;
  readonly lead: string;
  /** Where the picture of the latest round number is. */
  readonly share: string | null;
  readonly milestones: Section<MomentsCardView>;
  readonly comebacks: Section<ListCardView>;
  readonly streaks: ListCardView;
  readonly age: Section<AgeCardView>;
  readonly songs: Section<SongsCardView>;
}

/** Works out the page of moments of an address. */
export function loadMoments(
  source: PageSource,
  search: URLSearchParams,
): Promise<PageModel<MomentsPage>> {
  const frame = { title: text.title, path: "/moments", compares: false };
  return loadPage(source, pageStateOf(search), frame, (context) => load(source.store, context));
}

async function load(store: Store, context: PageContext): Promise<MomentsPage | null> {
  const { filters, narrowing, state } = context;
  const ranked = { ...filters, metric: state.metric };
  const summary = store.query(QUESTIONS.summary, filters);
  const [{ data: { total_plays: plays } }, streaks, days, told, ...sections] = await Promise.all([
    summary,
    store.query(QUESTIONS.streaks, { ...filters, limit: STREAKS }),
    loadListeningDays(store, filters),
    sectionOf(text.milestones.topic, async () => {
      const [{ data }, all] = await Promise.all([
        store.query(QUESTIONS.milestones, filters),
        summary,
      ]);
      return {
        found: milestoneFound(data, all.data.total_plays, context),
        card: milestonesCard(data, all.data.total_plays, context),
      };
    }),
    sectionOf(text.comebacks.topic, async () => {
      const { data } = await store.query(QUESTIONS.comebacks, { ...filters, limit: COMEBACKS });
      return comebacksCard(data, context);
    }),
    sectionOf(text.age.topic, async () => {
      const { data } = await store.query(QUESTIONS["listening-age"], ranked);
      return ageCard(data, context);
    }),
    sectionOf(text.songs.topic, async () => {
      const { data } = await store.query(QUESTIONS["tracks-by-month"], ranked);
      return songsCard(data, context);
    }),
  ]);
  if (plays === 0) return null;
  const [comebacks, age, songs] = sections;
  const range = isAllTime(context) ? "" : rangeText(context);
  const hero = told.is !== "shown" ? { title: text.plain, lead: "", share: null } : {
    title: text.hero(told.view.found, range),
    lead: text.lead(told.view.found),
    share: told.view.found.says === "reached" ? momentShare(told.view.found.number, context) : null,
  };
  const streakShare = (streaks.data[0]?.days ?? 0) > 1 ? momentShare("streak", context) : null;
  const all = streakShare === null
    ? { text: text.streaks.all, href: linkTo("/patterns", toSearch(state)) }
    : { text: words.share.link, href: streakShare };
  return {
    ...hero,
    title: about(hero.title, narrowing),
    milestones: told.is === "shown" ? { is: "shown", view: told.view.card } : told,
    streaks: { ...streaksCard(context, streaks.data, days), all },
    ...{ comebacks, age, songs },
  };
}
