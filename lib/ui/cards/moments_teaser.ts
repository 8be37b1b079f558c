import { toSearch } from "../../queries/filters/codec.ts";
import { QUESTIONS } from "../../queries/questions.ts";
import type { Store } from "../../queries/store.ts";
import { linkTo } from "../links/links.ts";
import { rangeLink } from "../links/mark_links.ts";
import type { PageContext } from "../page_context.ts";
import { longDay, plainDay } from "../words/format.ts";
import { words } from "../words/mod.ts";
import { ageFound, milestoneFound, milestonesCard } from "./moment_cards.ts";
import type { Moment, MomentsCardView } from "./moments.ts";

const { teaser, all } = words.moments;

/**
 * What the overview tells of the page of moments: the latest round number, the longest streak, the
 * listening age.
 *
 * @param plays how many plays there are
 */
export async function momentsTeaser(
  store: Store,
  context: PageContext,
  plays: number,
): Promise<MomentsCardView> {
  const { filters, state } = context;
  const [{ data: milestones }, { data: [streak] }, { data: age }] = await Promise.all([
    store.query(QUESTIONS.milestones, filters),
    store.query(QUESTIONS.streaks, { ...filters, limit: 1 }),
    store.query(QUESTIONS["listening-age"], { ...filters, metric: state.metric }),
  ]);
  const more = linkTo("/moments", toSearch(state));
  const found = ageFound(age, context);
  const [latest] = milestonesCard(milestones, plays, context).moments;
  const moments: Moment[] = [
    ...(latest === undefined ? [] : [{ ...latest, value: longDay(latest.at) }]),
    ...(streak === undefined || streak.days === 1 ? [] : [{
      when: words.moments.poster.streak(streak.days),
      at: streak.start_date,
      name: teaser.streak,
      href: rangeLink(
        context,
        { start: streak.start_date, end: streak.end_date },
        teaser.streak,
      )?.href,
      under: words.patterns.streaks.range(plainDay(streak.start_date), plainDay(streak.end_date)),
      value: "",
    }]),
    ...(found.says !== "age" ? [] : [{
      when: teaser.age(found.age),
      at: String(found.year),
      name: teaser.ageName,
      href: more,
      under: teaser.years(found.from, found.to),
      value: "",
    }]),
  ];
  return {
    id: "moments",
    topic: teaser.topic,
    finding: teaser.finding(milestoneFound(milestones, plays, context)),
    notes: [],
    table: null,
    moments,
    all: { text: all, href: more },
  };
}
