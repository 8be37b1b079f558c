import { integer, maybeText, type RowOf, text } from "../columns.ts";
import { FILTERS, type Filters } from "../filters/params.ts";
import { list } from "../question.ts";
import { Values } from "../sql.ts";
import { where } from "../where.ts";
import { isUnfiltered } from "./common/shared.ts";

/** The numbers that are told: round ones, far enough from each other to be rare. */
export const ROUND_NUMBERS = [
  ...[1, 100, 500, 1_000, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000],
  ...[1_000_000, 2_500_000, 5_000_000, 10_000_000],
] as const;

const columns = {
  number: integer("Which play it was, counted from the first one on."),
  played_at: text("When it ended, local.", "local-time"),
  date: text("The local day.", "date"),
  track_name: maybeText("The track."),
  artist_name: maybeText("Its artist."),
  spotify_track_uri: maybeText("The most played URI of the track."),
};

/** A play with a round number. */
export type Milestone = RowOf<typeof columns>;

export const question = list({
  path: "milestones",
  exposure: "never",
  help: "The plays with a round number, such as the 10,000th, in their order; filters choose the " +
    "plays that are counted.",
  params: [...FILTERS, "credit"],
  columns,
  sql: (filters) => {
    const values = new Values();
    const rounds = ROUND_NUMBERS.map((number) => `(${number})`).join(", ");
    return values.statement(`
with rounds as (
  select number
  from (values ${rounds}) as rounds (number)
),
${reached(filters, values)}
select
  reached.number,
  played_at,
  date,
  track_name,
  played_artists.artist_name,
  spotify_track_uri
from reached
join listens on listens.play_id = reached.play_id
left join played_tracks on played_tracks.track_id = listens.track_id
left join played_artists on played_artists.artist_id = listens.artist_id
order by reached.number`);
  },
});

/** All plays are numbered already: `play_id` counts them in their order. */
function reached(filters: Filters, values: Values): string {
  if (isUnfiltered(filters)) {
    return `reached as (
  select number, number as play_id
  from rounds
)`;
  }
  return `numbered as (
  select play_id, row_number() over (order by play_id) as number
  from listens
  ${where(filters, values)}
),
reached as (
  select numbered.number, play_id
  from numbered
  join rounds on rounds.number = numbered.number
)`;
}
