import { integer, type RowOf, share, text } from "../columns.ts";
import { FILTERS, type Filters } from "../filters/params.ts";
import { list } from "../question.ts";
import { rowsOf, statement, type Values } from "../sql.ts";
import { where, whereRecords } from "../where.ts";
import { SAYS } from "./common/habits.ts";
import { isUnfiltered } from "./common/shared.ts";

const columns = {
  artist_name: text("The artist."),
  records: integer("How many records, the short ones too."),
  known: integer("How many of them say whether they were skipped, in years that mostly do."),
  skipped: integer("How many of those were skipped."),
  skip_share: share(
    "The share that was skipped, of those that say so in years that mostly do.",
    "skipped",
    "known",
  ),
};

/** How often an artist is skipped. */
export type Skips = RowOf<typeof columns>;

/** How many records must say whether they were skipped. */
const LEAST = 20;

export const question = list({
  path: "skips",
  exposure: { ranges: "months", columns: { artist_name: "name" } },
  help: "The artists that are skipped most, among those with at least " +
    `${LEAST} records that say whether they were skipped.`,
  params: [...FILTERS, "limit", "page"],
  noMeaning: ["credit"],
  defaults: { limit: 20 },
  columns,
  sql: (filters) =>
    statement((values) => `
with ${SAYS},
artists as (
  ${artistsOf(filters, values)}
)
select artist_name, records, known, skipped
from artists
where known >= ${LEAST}
order by
  cast(skipped as double precision) / known desc,
  records desc,
  artist_name collate "C"
${rowsOf(filters, values)}`),
});

/** A select of how often the records of each artist were skipped. */
function artistsOf(filters: Filters, values: Values): string {
  if (isUnfiltered(filters)) {
    return `select artist_name, records, known_records as known, skipped_records as skipped
  from played_artists`;
  }
  return `select
    artist_name,
    coalesce(played.records, 0) + coalesce(short.records, 0) as records,
    coalesce(played.known, 0) + coalesce(short.known, 0) as known,
    coalesce(played.skipped, 0) + coalesce(short.skipped, 0) as skipped
  from played_artists
  left join (
    select
      artist_id,
      count(*) as records,
      count(skipped) as known,
      count(*) filter (where skipped) as skipped
    from listens
    ${where(filters, values)}
    group by artist_id
  ) as played on played.artist_id = played_artists.artist_id
  left join (
    select
      artist_name as short_name,
      count(*) as records,
      count(skipped) filter (where said_in is not null) as known,
      count(*) filter (where skipped and said_in is not null) as skipped
    from set_aside
    left join says on said_in = year
    ${whereRecords(filters, values, ["reason = 'short'"])}
    group by artist_name
  ) as short on short_name = artist_name`;
}
