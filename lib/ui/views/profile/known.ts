import { count, longDay, longMonth } from "../../words/format.ts";
import { genrePath, keptLink } from "../../links/entity_links.ts";
import { words } from "../../words/mod.ts";
import type { Answer } from "./answer.ts";

const text = words.profile.known;

type Known = NonNullable<Answer["known"]>;

/** A fact in words. */
export interface Fact {
  readonly label: string;
  readonly value: string;
  /** The parts of the value where each has a page of its own. */
  readonly links?: readonly { readonly name: string; readonly href: string | undefined }[];
}

/**
 * What is known, without what is not.
 *
 * @param kept what links to genres keep
 */
export function knownFacts(known: Known, kept: URLSearchParams): Fact[] {
  const genres = genresOf(known);
  const facts: [string, string | null][] = [
    [text.album, textOf(known["album"])],
    [text.released, releasedText(textOf(known["released"]))],
    [text.duration, lengthText(known["duration"])],
    [text.popularity, numberText(known["popularity"], text.of100)],
    [text.followers, numberText(known["followers"], count)],
    [text.isrc, textOf(known["isrc"])],
    [text.explicit, yesOrNo(known["explicit"])],
  ];
  const links = genres.map((name) => ({ name, href: keptLink(genrePath(name), kept) }));
  return [
    ...(genres.length === 0 ? [] : [{ label: text.genres, value: genres.join(", "), links }]),
    ...facts.flatMap(([label, value]) => value === null ? [] : [{ label, value }]),
  ];
}

/** The genres of an artist. */
function genresOf(known: Known): string[] {
  const names = (textOf(known["genres"]) ?? "").split(",").map((name) => name.trim());
  return names.filter((name) => name !== "");
}

/** The fact that says most. */
export function knownFinding(known: Known): string {
  const genre = textOf(known["genres"])?.split(",")[0]?.trim();
  if (genre !== undefined) return text.finding.genres(genre);
  const released = releasedText(textOf(known["released"]));
  return released === null ? text.finding.some : text.finding.released(released);
}

/** A day, a month or a year, as precise as it is known. */
export function releasedText(date: string | null): string | null {
  if (date === null) return null;
  if (date.length >= 10) return longDay(date);
  return date.length === 7 ? longMonth(date) : date;
}

function textOf(value: Known[string] | undefined): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

function numberText(
  value: Known[string] | undefined,
  say: (value: number) => string,
): string | null {
  return typeof value === "number" ? say(value) : null;
}

function lengthText(value: Known[string] | undefined): string | null {
  if (typeof value !== "number") return null;
  const seconds = Math.round(value / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function yesOrNo(value: Known[string] | undefined): string | null {
  if (typeof value !== "boolean") return null;
  return value ? text.yes : text.no;
}
