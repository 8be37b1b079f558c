import type { QueryResult } from "../../db/query.ts";

/** What a statement came to. */
export type ConsoleAnswer =
  | { readonly kind: "rows"; readonly result: QueryResult; readonly seconds: number }
  | { readonly kind: "error"; readonly what: string; readonly fix: string };
