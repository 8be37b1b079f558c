import { type Node, type ParseError, parseTree } from "jsonc-parser";
import { CliError, messageOf } from "../core/errors.ts";
import { inputFile } from "../core/input_file.ts";
import { nearest } from "../core/nearest.ts";
import { BROAD_GENRES, type GenreOverrides, plainGenre } from "./genres.ts";

const FORM = 'The form is { "shoegaze": "Rock", "city pop": "Asian Pop" }.';

/**
 * Parses `genres.json`: an object that maps genres to broad genres, overriding the rules. `path` is
 * for errors.
 *
 * @throws {CliError} `bad-genres`, naming the line and what is expected there
 *
 * @example
 * ```ts
 * import { parseGenreOverrides } from "./genre_overrides.ts";
 *
 * const chosen = parseGenreOverrides('{ "Shoegaze": "rock" }', "data_raw/genres.json");
 * console.assert(chosen.get("shoegaze") === "Rock");
 * ```
 */
export function parseGenreOverrides(text: string, path: string): GenreOverrides {
  const json = text.replace(/^\uFEFF/, "");
  const at = (offset: number) => `${path}, line ${json.slice(0, offset).split("\n").length}`;
  const errors: ParseError[] = [];
  const root = parseTree(json, errors, { disallowComments: true });
  const [broken] = errors;
  if (root === undefined || broken !== undefined) {
    const where = at(Math.min(broken?.offset ?? 0, json.trimEnd().length));
    throw bad("It is not JSON: a quote, comma or brace is missing or too many.", where);
  }
  if (root.type !== "object") throw bad("It holds no object.", at(root.offset));
  const chosen = new Map<string, string>();
  for (const { children: [key, value] = [] } of root.children ?? []) {
    if (key === undefined || value === undefined) continue;
    const genre = plainGenre(String(key.value));
    if (genre === "") throw bad("A genre has no name.", at(key.offset));
    if (chosen.has(genre)) throw bad(`"${key.value}" is listed twice.`, at(key.offset));
    chosen.set(genre, broadOf(String(key.value), value, at(value.offset)));
  }
  return chosen;
}

/**
 * The overrides of an input folder, or beside an input file; none when there is no `genres.json`.
 *
 * @throws {CliError} as {@linkcode parseGenreOverrides}
 */
export async function readGenreOverrides(dataRawDir: string): Promise<GenreOverrides> {
  const path = await inputFile(dataRawDir, "genres.json");
  try {
    return parseGenreOverrides(await Deno.readTextFile(path), path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return new Map();
    if (error instanceof CliError) throw error;
    throw bad(`It cannot be read: ${messageOf(error)}.`, path);
  }
}

function broadOf(genre: string, { type, value }: Node, where: string): string {
  if (type !== "string") throw bad(`"${genre}" has no text as its broad genre.`, where);
  const wanted = String(value).trim();
  const broad = BROAD_GENRES.find((name) => name.toLowerCase() === wanted.toLowerCase());
  if (broad !== undefined) return broad;
  const [close] = nearest(wanted, BROAD_GENRES, 1);
  throw bad(
    `"${genre}" is put under ${JSON.stringify(wanted.slice(0, 60))}, which is not a broad genre` +
      `${close === undefined ? "" : `; did you mean "${close}"?`}`,
    where,
    `Expected one of: ${BROAD_GENRES.join(", ")}.`,
  );
}

function bad(what: string, where: string, fix = FORM): CliError {
  return new CliError("bad-genres", {
    what: `Your list of genres cannot be used. ${what}`,
    where,
    fix,
  });
}
