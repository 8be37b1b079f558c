import { FILTERS } from "../filters/params.ts";
import { list } from "../question.ts";
import { columns, evolutionSql } from "./common/evolution.ts";

export const question = list({
  path: "artist-evolution",
  exposure: { ranges: "months", columns: { year_month: "label", name: "name" } },
  help: "Each artist's listening added up month by month from the first month of the data, for " +
    "every artist that was ever among the first 15 by hours or plays; a range shows its months. With " +
    "`since=range` nothing before the range counts.",
  params: [...FILTERS, "credit", "since"],
  columns,
  sql: (filters) => evolutionSql("artist", filters),
});
