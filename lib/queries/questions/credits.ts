import { integer } from "../columns.ts";
import { FILTERS } from "../filters/params.ts";
import { object } from "../question.ts";
import { statement } from "../sql.ts";

const columns = {
  tracks: integer("How many tracks are credited to others than the album's artist alone."),
  artists: integer("How many artists those are credited to."),
  added_artists: integer("How many of them are never the album artist of a play."),
};

export const question = object({
  path: "credits",
  exposure: { ranges: "days", columns: {} },
  help:
    "How many tracks count for other artists than the album's with `credit=all`, where a play " +
    "counts for every artist that a service credits its track to: those that are featured, and on " +
    "compilations those who play in place of Various Artists. A play of two artists counts for both, " +
    "so their hours add up to more than all listening.",
  noMeaning: [...FILTERS, "credit"],
  columns,
  sql: () =>
    statement(() => `
select
  count(distinct track_id) as tracks,
  count(distinct artist_id) as artists,
  count(distinct artist_id) filter (
    where artist_id not in (select artist_id from played_artists)
  ) as added_artists
from track_credits`),
});
