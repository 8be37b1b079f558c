import { hours, integer, sharedPlays, text } from "../columns.ts";
import { FILTERS } from "../filters/params.ts";
import { list } from "../question.ts";
import { genresSql } from "./common/genres.ts";

const columns = {
  broad_genre: text("The broad genre."),
  hours: hours("Its share of listening, in hours."),
  plays: sharedPlays("Its share of plays."),
  artists: integer("How many artists of it were played."),
};

export const question = list({
  path: "genres-broad",
  exposure: { ranges: "months", columns: { broad_genre: "name" } },
  help:
    "Genres rolled up into about 25 broad ones; each genre of an artist has an equal share of the " +
    "artist's time.",
  params: [...FILTERS, "credit", "metric", "limit", "page"],
  defaults: { limit: 25 },
  columns,
  sql: (filters) => genresSql("broad_genre", filters),
});
