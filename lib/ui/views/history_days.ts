/** Plays as the history lists them: by local day, the latest first. */
import type { Play } from "../../queries/questions/plays.ts";
import { foundLink } from "../links/found_link.ts";
import { spotifyLink } from "../links/spotify_link.ts";
import { span } from "../words/format.ts";

/** A play as a line. */
export interface PlayLine {
  /** `21:05` */
  readonly time: string;
  readonly at: string;
  readonly track: string | null;
  readonly artist: string | null;
  readonly album: string | null;
  /** The track's page; none for a play that names nothing. */
  readonly href: string | null;
  /** The same at Spotify, where its id is known. */
  readonly spotify: string | undefined;
  /** How long, in words. */
  readonly length: string;
  readonly isSkipped: boolean;
}

/** The lines of a day. */
export interface HistoryDay {
  readonly date: string;
  readonly lines: readonly PlayLine[];
}

/** Groups plays by their local day; their order stays. */
export function historyDays(plays: readonly Play[]): HistoryDay[] {
  return [...Map.groupBy(plays, ({ played_at }) => played_at.slice(0, 10))].map(([date, of]) => ({
    date,
    lines: of.map((play) => ({
      time: play.played_at.slice(11, 16),
      at: play.played_at,
      track: play.track_name,
      artist: play.artist_name,
      album: play.album_name,
      href: hrefOf(play),
      spotify: spotifyLink(play.spotify_track_uri),
      length: lengthOf(play.ms_played),
      isSkipped: play.skipped === true,
    })),
  }));
}

function hrefOf({ track_name: name, artist_name, spotify_track_uri }: Play): string | null {
  return name === null ? null : foundLink({ kind: "track", name, artist_name, spotify_track_uri });
}

/** `3:07`, or hours as spans. */
function lengthOf(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds >= 3600) return span(seconds / 3600);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
