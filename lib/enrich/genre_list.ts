/**
 * The genres in `artists.genres`.
 *
 * @example
 * ```ts
 * import { splitGenres } from "./genre_list.ts";
 *
 * console.assert(splitGenres("indie rock, emo").length === 2);
 * ```
 */
export function splitGenres(genres: string | null): string[] {
  return (genres ?? "").split(",").map((genre) => genre.trim()).filter((genre) => genre !== "");
}

/**
 * Genres as `artists.genres` holds them: lower case, each once, separated by `, `; empty when there
 * are none. A comma inside a name becomes a space.
 *
 * @example
 * ```ts
 * import { joinGenres } from "./genre_list.ts";
 *
 * console.assert(joinGenres(["Emo", "emo", " Indie Rock"]) === "emo, indie rock");
 * ```
 */
export function joinGenres(genres: readonly string[]): string {
  const plain = genres.map((genre) =>
    genre.replaceAll(/[,\p{Cc}\s]+/gu, " ").trim().toLowerCase().slice(0, 100)
  );
  return [...new Set(plain.filter((genre) => genre !== ""))].join(", ");
}
