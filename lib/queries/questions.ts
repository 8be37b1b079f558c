/** Every question, in the order of the documentation. A test compares this list with the folder. */
import { question as album } from "./questions/album.ts";
import { question as artist } from "./questions/artist.ts";
import { question as artistEvolution } from "./questions/artist_evolution.ts";
import { question as calendar } from "./questions/calendar.ts";
import { question as comebacks } from "./questions/comebacks.ts";
import { question as concentration } from "./questions/concentration.ts";
import { question as coverage } from "./questions/coverage.ts";
import { question as credits } from "./questions/credits.ts";
import { question as decadeEvolution } from "./questions/decade_evolution.ts";
import { question as discoveryRate } from "./questions/discovery_rate.ts";
import { question as dow } from "./questions/dow.ts";
import { question as firsts } from "./questions/firsts.ts";
import { question as genreEvolution } from "./questions/genre_evolution.ts";
import { question as genreSources } from "./questions/genre_sources.ts";
import { question as genres } from "./questions/genres.ts";
import { question as genresBroad } from "./questions/genres_broad.ts";
import { question as habits } from "./questions/habits.ts";
import { question as heatmap } from "./questions/heatmap.ts";
import { question as hour } from "./questions/hour.ts";
import { question as interest } from "./questions/interest.ts";
import { question as listeningAge } from "./questions/listening_age.ts";
import { question as meta } from "./questions/meta.ts";
import { question as milestones } from "./questions/milestones.ts";
import { question as neighbours } from "./questions/neighbours.ts";
import { question as onThisDay } from "./questions/on_this_day.ts";
import { question as plays } from "./questions/plays.ts";
import { question as podcastSummary } from "./questions/podcast_summary.ts";
import { question as podcasts } from "./questions/podcasts.ts";
import { question as popularity } from "./questions/popularity.ts";
import { question as ranking } from "./questions/ranking.ts";
import { question as notices } from "./questions/notices.ts";
import { question as rejects } from "./questions/rejects.ts";
import { question as releaseYears } from "./questions/release_years.ts";
import { question as search } from "./questions/search.ts";
import { question as sessions } from "./questions/sessions.ts";
import { question as sessionsByMonth } from "./questions/sessions_by_month.ts";
import { question as setAside } from "./questions/set_aside.ts";
import { question as skips } from "./questions/skips.ts";
import { question as sources } from "./questions/sources.ts";
import { question as streaks } from "./questions/streaks.ts";
import { question as summary } from "./questions/summary.ts";
import { question as topAlbums } from "./questions/top_albums.ts";
import { question as topArtists } from "./questions/top_artists.ts";
import { question as topTracks } from "./questions/top_tracks.ts";
import { question as track } from "./questions/track.ts";
import { question as tracksByMonth } from "./questions/tracks_by_month.ts";
import { question as trends } from "./questions/trends.ts";
import { question as year } from "./questions/year.ts";
import type { Question } from "./question.ts";

/** Every question by the name of its file, `_` as `-`. */
export const QUESTIONS = {
  summary,
  trends,
  "top-artists": topArtists,
  "top-tracks": topTracks,
  "top-albums": topAlbums,
  ranking,
  interest,
  dow,
  hour,
  heatmap,
  calendar,
  streaks,
  sessions,
  "sessions-by-month": sessionsByMonth,
  "discovery-rate": discoveryRate,
  firsts,
  "on-this-day": onThisDay,
  milestones,
  "tracks-by-month": tracksByMonth,
  comebacks,
  "artist-evolution": artistEvolution,
  "genre-evolution": genreEvolution,
  "decade-evolution": decadeEvolution,
  genres,
  "genres-broad": genresBroad,
  "genre-sources": genreSources,
  "release-years": releaseYears,
  "listening-age": listeningAge,
  popularity,
  concentration,
  habits,
  skips,
  podcasts,
  "podcast-summary": podcastSummary,
  year,
  artist,
  track,
  album,
  neighbours,
  search,
  plays,
  coverage,
  credits,
  sources,
  "set-aside": setAside,
  rejects,
  notices,
  meta,
} as const satisfies Record<string, Question>;

/** The name of a question. */
export type QuestionName = keyof typeof QUESTIONS;
