import { capitalized, hours, isolated } from "./format.ts";
import { counted } from "./quantities.ts";

/** The texts of the page of a genre. */
export const genre = {
  kind: "Genre",
  broad: "Broad genre",
  lead: (
    totals: { readonly hours: number; readonly plays: number; readonly artists: number },
    known: string,
  ) =>
    `${hours(totals.hours)} in ${counted(totals.plays, "play")} of ${
      counted(totals.artists, "artist")
    }, each counted in full.${known === "" ? "" : ` ${known}.`}`,
  disc: (name: string) => `${name} by month, as a record`,
  siblings: {
    topic: "Other genres of these artists",
    finding: (first: string | null) =>
      first === null
        ? "These artists have no other genre"
        : `${isolated(capitalized(first))} is closest`,
    note: "An artist’s time is shared equally among its genres",
    column: "Genre",
  },
};
