import { hours, integer, oneOf, type RowOf, text } from "../columns.ts";
import { FILTERS, type Filters, GRANULARITIES } from "../filters/params.ts";
import { list } from "../question.ts";
import type { Sql } from "../sql.ts";
import { isNarrowed, onlySegment } from "../where.ts";
import { trendByDay } from "./common/trends/by_day.ts";
import { trendByPlay } from "./common/trends/by_play.ts";
import { trendBySegment } from "./common/trends/by_segment.ts";

const columns = {
  period: text("The bucket: 2024-01-31, a week by its Monday, 2024-01 or 2024."),
  granularity: oneOf(GRANULARITIES, "How long the bucket is."),
  start_date: text("The first day of the bucket with a play.", "date"),
  hours: hours("Listening, in hours."),
  plays: integer("How many plays."),
  unique_tracks: integer("How many different tracks in the bucket."),
  unique_artists: integer("How many different artists in the bucket."),
};

/** One bucket of a trend. */
export type Trend = RowOf<typeof columns>;

export const question = list({
  path: "trends",
  exposure: {
    ranges: "days",
    columns: { period: "bucket", granularity: "label", start_date: "moment" },
  },
  help: "Hours, plays, different tracks and artists by day, week (from Monday), month or year; " +
    "buckets without a play are left out.",
  params: [...FILTERS, "credit", "granularity"],
  columns,
  sql: trendSql,
});

/** What is prepared serves everything and single segments; other plays are counted one by one. */
function trendSql(filters: Filters): Sql {
  if (!isNarrowed(filters)) return trendByDay(filters);
  // Segments know their album artists only.
  const segment = filters.credit === "all" ? undefined : onlySegment(filters);
  return segment === undefined ? trendByPlay(filters) : trendBySegment(segment, filters);
}
