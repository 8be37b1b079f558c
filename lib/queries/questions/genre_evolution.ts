import { FILTERS } from "../filters/params.ts";
import { list } from "../question.ts";
import { columns, evolutionSql } from "./common/evolution.ts";

export const question = list({
  path: "genre-evolution",
  exposure: { ranges: "months", columns: { year_month: "label", name: "name" } },
  help: "Each genre's listening added up month by month from the first month of the data, for " +
    "every genre that was ever among the first 15; an artist's time is shared equally among its " +
    "genres. With `since=range` nothing before the range counts.",
  params: [...FILTERS, "credit", "groupBy", "since"],
  choices: { groupBy: ["genre", "broad"] },
  defaults: { groupBy: "genre" },
  columns,
  sql: (filters) => evolutionSql(filters.groupBy === "broad" ? "broad" : "genre", filters),
});
