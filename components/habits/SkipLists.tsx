import { csvLink } from "../../lib/ui/links/csv_link.ts";
import { linkTo } from "../../lib/ui/links/links.ts";
import {
  skipArtistRows,
  skipDeviceRows,
  skipDevices,
  skipDevicesFinding,
} from "../../lib/ui/views/habit_lists.ts";
import { count } from "../../lib/ui/words/format.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { shareCell } from "../Unknown.tsx";
import type { HabitsProps } from "./Hero.tsx";
import { ListCard } from "./ListCard.tsx";

const text = words.habits;

/** On which devices tracks are skipped. */
export function SkipDevices({ context: { state }, habits: { platforms } }: HabitsProps) {
  const rows = skipDevices(platforms);
  if (rows.length === 0) return null;
  const { device, records, share } = text.skipDevices.columns;
  return (
    <ListCard
      id="skip-devices"
      topic={text.skipDevices.topic}
      finding={skipDevicesFinding(rows)}
      name={text.skipDevices.name}
      rows={skipDeviceRows(rows)}
      columns={[device, records, share]}
      table={platforms.map((row) => [
        text.device(row.name),
        count(row.records),
        shareCell(row.skip_share),
      ])}
      csv={csvLink("habits", state)}
    />
  );
}

/** Whose tracks are skipped. */
export function SkipArtists({ habits: { skips } }: HabitsProps) {
  const [first] = skips;
  if (first === undefined) return null;
  const { artist, records, skipped, share } = text.skipArtists.columns;
  return (
    <ListCard
      id="skip-artists"
      topic={text.skipArtists.topic}
      finding={text.skipArtists.finding(
        first.artist_name || words.taste.race.unnamed,
        first.skip_share ?? 0,
      )}
      name={text.skipArtists.name}
      rows={skipArtistRows(skips)}
      columns={[artist, records, skipped, share]}
      table={skips.map((row) => [
        row.artist_name,
        count(row.records),
        count(row.skipped),
        shareCell(row.skip_share),
      ])}
      csv={linkTo("/api/skips", "format=csv")}
    />
  );
}
