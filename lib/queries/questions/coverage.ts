import { hours, integer, type RowOf, share, text } from "../columns.ts";
import { FILTERS } from "../filters/params.ts";
import { list } from "../question.ts";
import { Values } from "../sql.ts";
import { where } from "../where.ts";

const columns = {
  what: text("tracks, release_years, popularity, genres or audio_features."),
  hours: hours("Listening for which it is known, in hours."),
  plays: integer("Plays for which it is known."),
  hours_share: share("The share of all listening for which it is known.", "ms", "all_ms"),
  plays_share: share("The share of all plays for which it is known.", "plays", "all_plays"),
};

/** How much listening has one kind of metadata. */
export type Coverage = RowOf<typeof columns>;

const KINDS = {
  tracks: "has_metadata",
  release_years: "release_year is not null",
  popularity: "popularity is not null",
  genres: "has_genres",
  audio_features: "has_features",
};

export const question = list({
  path: "coverage",
  exposure: { ranges: "months", columns: { what: "label" } },
  help: "How much listening has metadata: track, release year, popularity, the artist's genres, " +
    "audio features.",
  params: [...FILTERS, "credit"],
  columns,
  sql: (filters) => {
    const values = new Values();
    const sums = Object.entries(KINDS).map(([what, condition]) =>
      `cast(coalesce(sum(ms) filter (where ${condition}), 0) as bigint) as ${what}_ms,
    count(*) filter (where ${condition}) as ${what}_plays`
    );
    const rows = Object.keys(KINDS).map((what, at) =>
      `select ${at} as position, '${what}' as what, ${what}_ms as ms, ${what}_plays as plays, all_ms, all_plays
  from known`
    );
    return values.statement(`
with known as (
  select
    cast(coalesce(sum(ms), 0) as bigint) as all_ms,
    count(*) as all_plays,
    ${sums.join(",\n    ")}
  from listens
  ${where(filters, values)}
),
kinds as (
  ${rows.join("\n  union all\n  ")}
)
select what, ms, plays, all_ms, all_plays
from kinds
order by position`);
  },
});
