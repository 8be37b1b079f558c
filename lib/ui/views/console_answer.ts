/** What a statement came to. */
export type ConsoleAnswer =
  | {
    readonly kind: "rows";
    readonly columns: readonly string[];
    /** The first rows, as CSV has them. */
    readonly rows: readonly (readonly string[])[];
    /** Whether those are all. */
    readonly isWhole: boolean;
    readonly seconds: number;
  }
  | { readonly kind: "error"; readonly what: string; readonly fix: string };
