/**
 * What a question reveals to strangers, on a site they can reach without a password. Each question
 * declares it; `sums_only/` applies it. A text column without a declaration does not compile.
 */
import type { Columns, RowOf } from "./columns.ts";
import type { Filters, ParamName } from "./filters/params.ts";

/** What a column reveals, and so what strangers get of it. */
export type Tells =
  /** Words of our own, such as a weekday or a month: as it is. */
  | "label"
  /** Something that was played, or a fact about it: as it is, for whole calendar months. */
  | "name"
  /** When something happened: its month. */
  | "moment"
  /** The day that the row sums up: as it is, in months with enough days and without names. */
  | "day"
  /** The day, week, month or year that the row sums up: days and weeks as for `day`. */
  | "bucket"
  /** The hour of the day that the row sums up: as it is, without names. */
  | "hour"
  /** The first day of the data: that of its month. */
  | "month-start"
  /** The last day of the data: that of its month. */
  | "month-end"
  /** Nothing: null. */
  | "withheld";

/** What each column reveals: every text column must declare it, numbers are sums by default. */
export type Told<C extends Columns, T extends Tells = Tells> =
  & { readonly [K in TextNames<C>]: Allowed<RowOf<C>[K], T> }
  & { readonly [K in Exclude<keyof C, TextNames<C>>]?: Allowed<RowOf<C>[K], T> };

type TextNames<C extends Columns> = {
  [K in keyof C]: RowOf<C>[K] extends number | boolean | null ? never : K;
}[keyof C];

/** Only what may be null can be withheld. */
type Allowed<Value, T extends Tells> = null extends Value ? T : Exclude<T, "withheld">;

/** What else a question declares. */
interface Extras<Row> {
  /** Filters that hold for strangers, whatever was asked for. */
  readonly instead?: Filters;
  /** The rows that strangers get: those whose columns have one of these values. */
  readonly among?: { readonly [K in keyof Row]?: readonly string[] };
}

/** What a list or an object gives to strangers. */
export type RowsExposure<C extends Columns> =
  /** It is about single plays and is not answered. */
  | "never"
  /** Sums without names, for any range of days. */
  | Extras<RowOf<C>> & {
    readonly ranges: "days";
    readonly columns: Told<C, Exclude<Tells, "name" | "hour">>;
  }
  /** For ranges of whole calendar months. */
  | Extras<RowOf<C>> & { readonly ranges: "months"; readonly columns: Told<C> };

/** What a composite gives to strangers, always for ranges of whole calendar months. */
export interface SectionsExposure<
  P extends Readonly<Record<string, { readonly columns: Columns }>>,
> {
  readonly ranges: "months";
  readonly sections: { readonly [K in keyof P]: Told<P[K]["columns"]> };
}

/** Columns and what they tell; those that are not there are sums. */
export type ToldColumns = Readonly<Record<string, Tells | undefined>>;

/** A question's declaration, whatever its columns are. */
export type Exposure = "never" | {
  readonly ranges: "days" | "months";
  readonly columns?: ToldColumns;
  readonly sections?: Readonly<Record<string, ToldColumns>>;
  readonly instead?: Filters;
  readonly among?: Readonly<Record<string, readonly string[] | undefined>>;
};

/** What a parameter says of the plays that it selects. */
type Selects =
  /** Nothing. */
  | "all"
  /** A range of days. */
  | "range"
  /** Something by its name, or by what stands for its name. */
  | "name"
  /** A segment of all plays, such as those on one platform. */
  | "segment"
  /** Plays by when and how they were played: strangers see none of them. */
  | "moment";

/** What each parameter selects. */
export const SELECTS: Readonly<Record<ParamName, Selects>> = {
  startDate: "range",
  endDate: "range",
  compare: "range",
  artist: "name",
  album: "name",
  track: "name",
  genre: "name",
  ids: "name",
  pick: "name",
  show: "name",
  q: "name",
  uri: "name",
  platform: "segment",
  country: "segment",
  private: "segment",
  dow: "moment",
  hour: "moment",
  released: "moment",
  popularity: "moment",
  reasonStart: "moment",
  reasonEnd: "moment",
  credit: "all",
  metric: "all",
  limit: "all",
  page: "all",
  granularity: "all",
  since: "all",
  groupBy: "all",
  sort: "all",
  direction: "all",
  kind: "all",
  date: "all",
  year: "all",
  cursor: "all",
  race: "all",
  shape: "all",
  month: "all",
};
