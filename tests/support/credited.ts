import type { History, HistoryRow } from "./history.ts";

/**
 * Whom each play counts for when every artist credited counts: those that the most played URI with
 * credits names, else its own artist; a play without a title counts for no one.
 */
export function creditedIn(history: History): (play: HistoryRow) => string[] {
  const trackOf = ({ artist_name, track_name }: HistoryRow) =>
    track_name === null ? null : `${artist_name ?? ""}\n${track_name}`;
  const creditsOf = (uri: string | null) =>
    (history.credits ?? []).filter((credit) => credit.spotify_track_uri === uri);
  const byTrack = Map.groupBy(history.plays, trackOf);
  const credited = new Map([...byTrack].map(([track, plays]) => {
    const uris = Map.groupBy(plays, (play) => play.spotify_track_uri);
    const ms = (uri: string | null) =>
      (uris.get(uri) ?? []).reduce((sum, play) => sum + play.ms_played, 0);
    const ranked = [...uris.keys()].filter((uri) => uri !== null).sort((a, b) =>
      (uris.get(b)?.length ?? 0) - (uris.get(a)?.length ?? 0) || ms(b) - ms(a) || (a < b ? -1 : 1)
    );
    const best = ranked.find((uri) => creditsOf(uri).length > 0) ?? null;
    return [track, track === null ? [] : creditsOf(best).map(({ artist_name }) => artist_name)];
  }));
  return (play) => {
    if (play.track_name === null) return [];
    const names = credited.get(trackOf(play)) ?? [];
    const own = play.artist_name === null ? [] : [play.artist_name];
    return [...new Set(names.length > 0 ? names : own)];
  };
}
