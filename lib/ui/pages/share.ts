import { RequestError } from "../../core/request_error.ts";
import { parse, toSearch } from "../../queries/filters/codec.ts";
import { type Filters, SHAPES } from "../../queries/filters/params.ts";
import { QUESTIONS } from "../../queries/questions.ts";
import type { Store } from "../../queries/store.ts";
import { artistPath } from "../links/entity_links.ts";
import { linkTo } from "../links/links.ts";
import { type SharedThing, sharePath } from "../links/share_links.ts";
import type { PageSource } from "../page_context.ts";
import type { ChoiceView } from "../views/card.ts";
import { type Poster, type PosterFacts, posterOf } from "../views/poster.ts";
import { longMonth } from "../words/format.ts";
import { words } from "../words/mod.ts";
import { momentFacts } from "./share_moments.ts";

const text = words.share;
const { artists, tracks, albums, file } = words.year.poster;

/** The page of a picture to share. */
export interface SharePage {
  readonly title: string;
  readonly lead: string;
  readonly shapes: ChoiceView;
  readonly poster: {
    readonly name: string;
    readonly drawn: Poster;
    readonly file: string;
    readonly how: string;
  };
  /** Back to what it is a picture of. */
  readonly back: string;
}

/**
 * Builds the page of a picture.
 *
 * @throws {RequestError} 404 when nothing of it was played
 */
export async function loadShare(
  { store }: PageSource,
  thing: SharedThing,
  search: URLSearchParams,
): Promise<SharePage> {
  const { shape = "4x5" } = parse({ params: ["shape"] }, search);
  const facts = await factsOf(store, thing);
  const name = nameOf(thing) ?? facts.title;
  const path = sharePath(thing);
  return {
    title: text.title(name),
    lead: text.lead,
    shapes: {
      label: text.shape,
      links: SHAPES.map((other) => ({
        text: text.shapes[other],
        href: linkTo(path, toSearch({ shape: other })),
        isChosen: other === shape,
      })),
    },
    poster: {
      name: text.name(facts.title, facts.hours),
      drawn: posterOf(facts, shape),
      file: file(`${path.slice("/share/".length).replaceAll(/[^0-9A-Za-z]+/g, "-")}-${shape}`),
      how: text.how["marked" in facts.record ? "marked" : facts.record.of],
    },
    back: backOf(thing),
  };
}

/** What is pictured, where its title does not say it in a sentence. */
function nameOf(thing: SharedThing): string | undefined {
  if (thing.kind === "all") return text.all;
  if (thing.kind !== "moment") return undefined;
  const { moment } = thing;
  return typeof moment === "number" ? text.moments.milestone(moment) : text.moments[moment];
}

function backOf(thing: SharedThing): string {
  if (thing.kind === "artist") return linkTo(artistPath(thing.artist) ?? "/artists");
  if (thing.kind === "moment") return linkTo("/moments");
  if (thing.kind === "year") return linkTo(`/year/${thing.year}`);
  return linkTo("/", toSearch(datesOf(thing)));
}

function factsOf(store: Store, thing: SharedThing): Promise<PosterFacts> {
  if (thing.kind === "artist") return artistFacts(store, thing.artist);
  return thing.kind === "moment" ? momentFacts(store, thing.moment) : rangeFacts(store, thing);
}

/** What is a picture of some days. */
type SharedDays = Exclude<SharedThing, { kind: "artist" | "moment" }>;

/** The days that a picture is of. */
function datesOf(thing: SharedDays): Filters {
  if (thing.kind === "all") return {};
  if (thing.kind === "year") {
    return { startDate: `${thing.year}-01-01`, endDate: `${thing.year}-12-31` };
  }
  const month = Temporal.PlainYearMonth.from(thing.month);
  return {
    startDate: `${thing.month}-01`,
    endDate: month.toPlainDate({ day: month.daysInMonth }).toString(),
  };
}

async function rangeFacts(store: Store, thing: SharedDays): Promise<PosterFacts> {
  const filters = datesOf(thing);
  const [summary, days, months, topArtists, topTracks] = await Promise.all([
    store.query(QUESTIONS.summary, filters),
    store.query(QUESTIONS.calendar, filters),
    store.query(QUESTIONS.trends, { ...filters, granularity: "month" }),
    store.query(QUESTIONS["top-artists"], { ...filters, limit: 10 }),
    store.query(QUESTIONS["top-tracks"], { ...filters, limit: 10 }),
  ]);
  const { total_hours: hours, total_plays: plays } = summary.data;
  if (plays === 0) throw new RequestError("not-found", "Nothing was played then.");
  const lists = [
    { title: artists, names: topArtists.data.map(({ artist_name }) => artist_name) },
    { title: tracks, names: topTracks.data.map(({ track_name }) => track_name) },
  ];
  const told = { hours, plays, listeningDays: days.data.length, lists };
  if (thing.kind === "year") {
    const record = { of: "year", year: thing.year, days: days.data } as const;
    return { ...told, title: String(thing.year), sleeve: thing.year, record };
  }
  if (thing.kind === "month") {
    const record = { of: "month", month: thing.month, days: days.data } as const;
    const sleeve = Number(thing.month.slice(5));
    return { ...told, title: longMonth(thing.month), sleeve, record };
  }
  const wedges = months.data.map(({ period, hours: value }) => ({ period, value }));
  return { ...told, title: text.allTitle, sleeve: 0, record: { of: "years", months: wedges } };
}

async function artistFacts(store: Store, artist: string): Promise<PosterFacts> {
  const { data } = await store.query(QUESTIONS.artist, { artist });
  const { totals, months, top_tracks, top_albums } = data;
  if (totals === null) throw new RequestError("not-found", "There is no listening to that.");
  return {
    title: artist,
    sleeve: [...artist].length,
    hours: totals.hours,
    plays: totals.plays,
    listeningDays: totals.days,
    record: {
      of: "years",
      months: months.map(({ year_month: period, hours: value }) => ({ period, value })),
    },
    lists: [
      { title: tracks, names: top_tracks.map(({ track_name }) => track_name) },
      { title: albums, names: top_albums.map(({ album_name }) => album_name) },
    ],
  };
}
