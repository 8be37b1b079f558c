import { count, hours, span } from "../words/format.ts";
import { changeText } from "./hero.ts";
import { words } from "../words/mod.ts";
import type { YearPage, YearTotals } from "./year_page.ts";

const text = words.year;

/** Whose year it was; how much it was where no artist has a name. */
export function yearTitle({ review }: YearPage, { year, hours: value }: YearTotals): string {
  const name = review.top_artists[0]?.artist_name ?? "";
  return name === "" ? text.heroPlain(String(year), hours(value)) : text.hero(String(year), name);
}

/** The year's facts as prose. */
export function yearLead({ before, context }: YearPage, totals: YearTotals): string {
  const { hours: value, plays, days, new_artists, new_tracks } = totals;
  const said = text.lead(hours(value), count(plays), count(days), span(value / days));
  const change = changeText({
    measure: "hours",
    now: value,
    before: before?.total_hours,
    sample: before?.total_plays ?? 0,
  }, context);
  return said + (change === "" ? "" : text.against(change)) +
    (new_artists > 0 ? text.fresh(count(new_artists), count(new_tracks)) : "");
}

/** The share of a year's artists that were new in it. */
export function freshShare({ new_artists, unique_artists }: YearTotals): string {
  return text.moments.freshShare(unique_artists === 0 ? 0 : new_artists / unique_artists);
}
