import { hours, integer, sharedPlays, text } from "../columns.ts";
import { FILTERS } from "../filters/params.ts";
import { list } from "../question.ts";
import { genresSql } from "./common/genres.ts";

const columns = {
  genre: text("The genre, as services name it."),
  hours: hours("Its share of listening, in hours."),
  plays: sharedPlays("Its share of plays."),
  artists: integer("How many artists of it were played."),
};

export const question = list({
  path: "genres",
  exposure: { ranges: "months", columns: { genre: "name" } },
  help:
    "Genres by hours or plays; an artist's time is shared equally among its genres, so the totals " +
    "add up to the listening whose genres are known.",
  params: [...FILTERS, "credit", "metric", "limit", "page"],
  defaults: { limit: 25 },
  columns,
  sql: (filters) => genresSql("genre", filters),
});
