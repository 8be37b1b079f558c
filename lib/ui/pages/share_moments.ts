/** The pictures of moments worth telling. */
import { RequestError } from "../../core/request_error.ts";
import { QUESTIONS } from "../../queries/questions.ts";
import type { Store } from "../../queries/store.ts";
import { listeningAgeOf } from "../findings/moments.ts";
import type { SharedMoment } from "../links/share_links.ts";
import type { PosterFacts } from "../views/poster.ts";
import { plainDay } from "../words/format.ts";
import { words } from "../words/mod.ts";

const { poster, age: ageText } = words.moments;
const { artists, tracks } = words.year.poster;

/**
 * What the picture of a moment tells.
 *
 * @throws {RequestError} 404 when there was no such moment
 */
export function momentFacts(store: Store, moment: SharedMoment): Promise<PosterFacts> {
  if (moment === "streak") return streakFacts(store);
  if (moment === "age") return ageFacts(store);
  return moment === "comeback" ? comebackFacts(store) : milestoneFacts(store, moment);
}

/** A play with a round number: the year in which it came, and all listening up to its day. */
async function milestoneFacts(store: Store, number: number): Promise<PosterFacts> {
  const { data } = await store.query(QUESTIONS.milestones, {});
  const play = data.find((row) => row.number === number);
  if (play === undefined) throw none();
  const year = Number(play.date.slice(0, 4));
  const inYear = { startDate: `${year}-01-01`, endDate: `${year}-12-31` };
  const upTo = { endDate: play.date };
  const [total, until, days] = await Promise.all([
    store.query(QUESTIONS.summary, upTo),
    store.query(QUESTIONS.calendar, upTo),
    store.query(QUESTIONS.calendar, inYear),
  ]);
  const name = poster.milestone(number);
  return {
    ...{ title: name, sleeve: year, hours: total.data.total_hours, plays: number },
    listeningDays: until.data.length,
    record: { of: "year", year, days: days.data, marked: { date: play.date, name } },
    lists: [
      { title: poster.track, names: [play.track_name ?? words.moments.milestones.untitled] },
      { title: poster.artist, names: play.artist_name === null ? [] : [play.artist_name] },
    ],
  };
}

/** The longest streak: a ray for each of its days. */
async function streakFacts(store: Store): Promise<PosterFacts> {
  const [streak] = (await store.query(QUESTIONS.streaks, { limit: 1 })).data;
  if (streak === undefined) throw none();
  const { start_date: start, end_date: end } = streak;
  const filters = { startDate: start, endDate: end };
  const [days, topArtists, topTracks] = await Promise.all([
    store.query(QUESTIONS.calendar, filters),
    store.query(QUESTIONS["top-artists"], { ...filters, limit: 10 }),
    store.query(QUESTIONS["top-tracks"], { ...filters, limit: 10 }),
  ]);
  return {
    ...{ title: poster.streak(streak.days), sleeve: streak.days },
    ...{ hours: streak.hours, plays: streak.plays, listeningDays: streak.days },
    record: { of: "days", start, end, days: days.data },
    lists: [
      { title: artists, names: topArtists.data.map(({ artist_name }) => artist_name) },
      { title: tracks, names: topTracks.data.map(({ track_name }) => track_name) },
    ],
  };
}

/** The listening age, on the record of all time. */
async function ageFacts(store: Store): Promise<PosterFacts> {
  const [{ data: row }, { data: everything }] = await Promise.all([
    store.query(QUESTIONS["listening-age"], {}),
    store.query(QUESTIONS.summary, {}),
  ]);
  const { min_date: start, max_date: end } = everything;
  if (start === null || end === null) throw none();
  const coverage = {
    known: { hours: row.known_hours, plays: row.known_plays },
    all: { hours: row.all_hours, plays: row.all_plays },
  };
  const asked = { measure: "hours", range: { start, end }, isNarrowed: false } as const;
  const found = listeningAgeOf(row, coverage, asked);
  if (found.says !== "age") throw none();
  const { told, listeningDays } = await allTime(store);
  return {
    ...{ title: poster.age(found.age), sleeve: found.age, listeningDays },
    ...{ hours: everything.total_hours, plays: everything.total_plays },
    record: { of: "years", months: told.months },
    lists: [
      { title: poster.years, names: [ageText.span(found.from, found.to)] },
      { title: artists, names: told.artists },
    ],
  };
}

async function allTime(store: Store) {
  const [days, months, topArtists] = await Promise.all([
    store.query(QUESTIONS.calendar, {}),
    store.query(QUESTIONS.trends, { granularity: "month" }),
    store.query(QUESTIONS["top-artists"], { limit: 10 }),
  ]);
  return {
    listeningDays: days.data.length,
    told: {
      months: months.data.map(({ period, hours: value }) => ({ period, value })),
      artists: topArtists.data.map(({ artist_name }) => artist_name),
    },
  };
}

/** What came back after the longest silence, on the record of its own plays. */
async function comebackFacts(store: Store): Promise<PosterFacts> {
  const [back] = (await store.query(QUESTIONS.comebacks, { limit: 1 })).data;
  if (back === undefined) throw none();
  const { track_name: track, artist_name: artist } = back;
  // An artist without a name is not a filter.
  const only = { track, ...(artist === "" ? {} : { artist }) };
  const [total, days, months] = await Promise.all([
    store.query(QUESTIONS.summary, only),
    store.query(QUESTIONS.calendar, only),
    store.query(QUESTIONS.trends, { ...only, granularity: "month" }),
  ]);
  return {
    ...{ title: poster.comeback(back.days), sleeve: back.days },
    ...{ hours: total.data.total_hours, plays: total.data.total_plays },
    listeningDays: days.data.length,
    record: {
      of: "years",
      months: months.data.map(({ period, hours: value }) => ({ period, value })),
    },
    lists: [
      { title: poster.track, names: [track, ...(artist === "" ? [] : [artist])] },
      {
        title: poster.silent,
        names: [plainDay(back.last_date), plainDay(back.return_date)],
      },
    ],
  };
}

function none(): RequestError {
  return new RequestError("not-found", "There is no such moment in these data.");
}
