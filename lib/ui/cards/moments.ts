import { newestOf } from "../findings/newness.ts";
import { scopeOf } from "../views/scope.ts";
import { toSearch } from "../../queries/filters/codec.ts";
import { QUESTIONS } from "../../queries/questions.ts";
import type { Store } from "../../queries/store.ts";
import { artistPath, keptLink, trackPath } from "../links/entity_links.ts";
import type { PageContext } from "../page_context.ts";
import type { CardView } from "../views/card.ts";
import { dayAndMonth, hours, shortDay } from "../words/format.ts";
import { words } from "../words/mod.ts";

const { discoveries, onThisDay } = words.overview;

/** How many moments a card has. */
const ROWS = 6;

/** A moment: when, what, how much. */
export interface Moment {
  readonly when: string;
  readonly at: string;
  readonly name: string;
  readonly href: string | undefined;
  readonly under: string;
  readonly value: string;
  /** Where the value leads, where that is not where the name does. */
  readonly valueHref?: string | undefined;
}

/** Moments below each other. */
export interface MomentsCardView extends CardView {
  readonly moments: readonly Moment[];
  /** Where all of it is, or its picture. */
  readonly all?: { readonly text: string; readonly href: string } | undefined;
}

/** The newest artists of the range. */
export async function discoveriesCard(
  store: Store,
  context: PageContext,
): Promise<MomentsCardView> {
  const { state, filters } = context;
  const { data } = await store.query(QUESTIONS.firsts, { ...filters, limit: ROWS });
  const kept = toSearch(state);
  return {
    id: "discoveries",
    topic: discoveries.topic,
    finding: discoveries.finding(newestOf(data, context.data, scopeOf(context))),
    notes: [],
    table: null,
    moments: data.map((row) => ({
      when: shortDay(row.first_played_at),
      at: row.first_played_at,
      name: row.artist_name,
      href: keptLink(artistPath(row.artist_name), kept),
      under: row.track_name === null ? "" : discoveries.first(row.track_name),
      value: discoveries.since(hours(row.hours)),
    })),
  };
}

/** Today's date in earlier years, the latest first. */
export async function onThisDayCard(
  store: Store,
  { state, narrowing, today }: PageContext,
): Promise<MomentsCardView> {
  const { data } = await store.query(QUESTIONS["on-this-day"], { ...narrowing, date: today });
  const kept = toSearch(state);
  const [latest] = data;
  return {
    id: "on-this-day",
    topic: onThisDay.topic,
    finding: latest === undefined
      ? onThisDay.none(dayAndMonth(today))
      : onThisDay.finding(latest.date, latest.track_name, latest.artist_name),
    notes: [],
    table: null,
    moments: data.slice(0, ROWS).map((row) => ({
      when: String(row.year),
      at: row.date,
      name: row.track_name,
      href: keptLink(trackPath({ ...row, spotify_track_uri: null }), kept),
      under: row.artist_name,
      value: onThisDay.plays(row.track_plays),
    })),
  };
}
