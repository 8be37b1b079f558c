/** When an album came out, as `tracks` holds it. */
export interface Release {
  readonly release_date: string | null;
  readonly release_year: number | null;
  readonly release_decade: string | null;
}

const PARTS: Readonly<Record<string, number>> = { year: 4, month: 7, day: 10 };

/**
 * A release date of a service, cut to its precision (`year`, `month`, `day`); nulls for the dates
 * that are not dates, such as `0000` and the empty text.
 *
 * @example
 * ```ts
 * import { releaseDate } from "./release_date.ts";
 *
 * console.assert(releaseDate("1975-01-01", "year").release_date === "1975");
 * console.assert(releaseDate("0000", "year").release_year === null);
 * ```
 */
export function releaseDate(date: string | null, precision: string | null): Release {
  const cut = (date ?? "").slice(0, PARTS[precision ?? ""] ?? 10);
  const year = Number(cut.slice(0, 4));
  if (!/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/.test(cut) || year < 1860) {
    return { release_date: null, release_year: null, release_decade: null };
  }
  return {
    release_date: cut,
    release_year: year,
    release_decade: `${Math.floor(year / 10) * 10}s`,
  };
}
