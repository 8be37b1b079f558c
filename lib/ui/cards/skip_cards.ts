/** When, on what and whose tracks are skipped. */
import { toSearch } from "../../queries/filters/codec.ts";
import type { Habit } from "../../queries/questions/habits.ts";
import type { Skips } from "../../queries/questions/skips.ts";
import { ratioOf } from "../findings/finding.ts";
import { skipExtremes, skipShare } from "../findings/habits.ts";
import { csvLink } from "../links/csv_link.ts";
import { artistPath, keptLink } from "../links/entity_links.ts";
import { playsLink } from "../links/mark_links.ts";
import type { PageContext } from "../page_context.ts";
import { type ChartCardView, linked, type ListCardView } from "../views/card.ts";
import { skipHoursChart } from "../views/habit_charts.ts";
import { namedSkips } from "../views/habit_rows.ts";
import { clock, count, percent } from "../words/format.ts";
import { words } from "../words/mod.ts";
import { cellOf, daysOf, deviceName, listed, shareCell } from "./habit_cells.ts";

const text = words.habits;

/** When in the day tracks are skipped. */
export function skipHoursCard(context: PageContext, hours: readonly Habit[]): ChartCardView {
  const { hour, records, known, share } = text.skipHours.columns;
  const found = skipExtremes(namedSkips(hours), daysOf(context));
  const played = new Set(hours.map(({ name }) => Number(name)));
  const linkOf = (hour: number) =>
    played.has(hour) ? playsLink(context, { hour }, clock(hour)) : null;
  return {
    id: "skip-hours",
    topic: text.skipHours.topic,
    finding: text.skipHours.finding(found),
    name: text.skipHours.name,
    lines: [],
    notes: [text.skipHours.name],
    chart: {
      ...skipHoursChart(hours, found.says === "apart" ? Number(found.highest.name) : null),
      links: Array.from({ length: 24 }, (_, hour) => linkOf(hour)),
    },
    table: {
      caption: text.skipHours.name,
      columns: [hour, records, known, share],
      rows: hours.map((row) => [
        linked(clock(Number(row.name)), linkOf(Number(row.name))),
        count(row.records),
        count(row.skip_known),
        shareCell(row.skip_share),
      ]),
      csv: csvLink("habits", context.state),
    },
  };
}

/** On which devices tracks are skipped. */
export function skipDevicesCard(context: PageContext, platforms: readonly Habit[]): ListCardView {
  const { device, records, known, share } = text.skipDevices.columns;
  const named = namedSkips(platforms);
  const told = named.filter((row) => row.known > 0)
    .toSorted((a, b) => ratioOf(skipShare(b)) - ratioOf(skipShare(a)));
  const most = told[0] === undefined ? 0 : ratioOf(skipShare(told[0]));
  return {
    id: "skip-devices",
    topic: text.skipDevices.topic,
    finding: text.skipDevices.finding(skipExtremes(named, daysOf(context))),
    notes: [text.skipDevices.name],
    rows: told.map((row) => ({
      ...listed(deviceName(context)(row.name)),
      under: text.skipDevices.of(row.yes, row.known),
      value: percent(ratioOf(skipShare(row))),
      share: most === 0 ? 0 : ratioOf(skipShare(row)) / most,
    })),
    table: {
      caption: text.skipDevices.name,
      columns: [device, records, known, share],
      rows: platforms.map((row) => [
        cellOf(deviceName(context)(row.name)),
        count(row.records),
        count(row.skip_known),
        shareCell(row.skip_share),
      ]),
      csv: csvLink("habits", context.state),
    },
  };
}

/** Whose tracks are skipped. */
export function skipArtistsCard(context: PageContext, skips: readonly Skips[]): ListCardView {
  const { artist, records, known, skipped, share } = text.skipArtists.columns;
  const [first] = skips;
  const kept = toSearch(context.state);
  const named = (name: string) => name || words.taste.race.unnamed;
  const most = first?.skip_share ?? 0;
  return {
    id: "skip-artists",
    topic: text.skipArtists.topic,
    finding: first === undefined
      ? text.skipArtists.none
      : text.skipArtists.finding(named(first.artist_name), first.skipped, first.known),
    notes: [text.skipArtists.name],
    rows: skips.map((row) => ({
      name: named(row.artist_name),
      under: text.skipArtists.of(row.skipped, row.known),
      href: keptLink(artistPath(row.artist_name), kept),
      value: percent(row.skip_share ?? 0),
      share: most === 0 ? 0 : (row.skip_share ?? 0) / most,
    })),
    table: first === undefined ? null : {
      caption: text.skipArtists.name,
      columns: [artist, records, known, skipped, share],
      rows: skips.map((row) => [
        named(row.artist_name),
        count(row.records),
        count(row.known),
        count(row.skipped),
        shareCell(row.skip_share),
      ]),
      csv: csvLink("skips", context.state),
    },
  };
}
