import { toSearch } from "../../queries/filters/codec.ts";
import type { Evolution } from "../../queries/questions/common/evolution.ts";
import { raceLeader } from "../findings/race.ts";
import { csvLink } from "../links/csv_link.ts";
import { artistPath, keptLink } from "../links/entity_links.ts";
import { linkTo } from "../links/links.ts";
import { onlyLink } from "../links/mark_links.ts";
import type { PageContext } from "../page_context.ts";
import { barText } from "../race/frame_text.ts";
import { frameAt, leadersOf, onlyFrame, type RaceData, raceOf, type Racer } from "../race/race.ts";
import { about } from "../views/active_filters.ts";
import { scopeOf } from "../views/scope.ts";
import type { Cell, ChoiceView, TableView } from "../views/card.ts";
import { longDay, longMonth } from "../words/format.ts";
import { words } from "../words/mod.ts";

const text = words.taste.race;

/** A race over the months of a range. */
export interface RaceCardView {
  readonly title: string;
  readonly lead: string;
  /** Where its numbers come from, where that is not the export. */
  readonly notes: readonly string[];
  readonly choice: ChoiceView;
  /** Null where nobody races. */
  readonly race: {
    /** What the race shows and where it begins. */
    readonly name: string;
    readonly start: number;
    readonly data: RaceData;
    /** The race with its first frame alone, as the server renders it. */
    readonly first: RaceData;
    readonly table: TableView;
  } | null;
}

/** Who races, with the page of each artist, or the page of taste of each genre. */
function withLinks(context: PageContext, race: RaceData, field: "artists" | "genres"): RaceData {
  const kept = toSearch(context.state);
  const hrefOf = (name: string) =>
    field === "artists"
      ? keptLink(artistPath(name), kept)
      : onlyLink(context, { genre: name }, name).href;
  const isNamed = (name: string) => name !== text.unnamed;
  return {
    ...race,
    racers: race.racers.map((racer) =>
      isNamed(racer.name) ? { ...racer, href: hrefOf(racer.name) } : racer
    ),
  };
}

/**
 * A race, added up since the first day of the range.
 *
 * @param month the month that it is paused at
 * @param plays how many plays the range has
 * @param notes where its numbers come from
 */
export function raceCard(
  context: PageContext,
  rows: readonly Evolution[],
  field: "artists" | "genres",
  groupBy: "broad" | "genre",
  month: string | undefined,
  plays: number,
  notes: readonly string[],
): RaceCardView {
  const { state, state: { metric }, shown } = context;
  const race = withLinks(context, raceOf(rows, metric, shown.end.slice(0, 7)), field);
  const found = raceLeader(leadersOf(race), plays, scopeOf(context));
  const start = frameAt(race, month);
  const name = text.name(text.what[field], words.metric[metric], longDay(shown.start));
  const { rank, name: columnName } = text.columns;
  const frame = race.frames[start];
  return {
    title: about(text.title(found, field), context.narrowing),
    lead: text.lead(found),
    notes,
    choice: {
      label: text.of,
      links: (["artists", "genres"] as const).map((other) => ({
        text: text[other],
        href: linkTo("/taste", toSearch({ ...state, race: other })),
        isChosen: other === field,
      })),
    },
    race: frame === undefined ? null : {
      name,
      start,
      data: race,
      first: onlyFrame(race, start),
      table: {
        caption: `${name}, ${longMonth(frame.month)}`,
        columns: [rank, columnName[field], words.filters[metric]],
        rows: frame.bars.map(([racer, value], at) => [
          String(at + 1),
          nameCell(race.racers[racer]),
          barText(value, metric),
        ]),
        csv: field === "artists"
          ? csvLink("artist-evolution", { ...state, since: "range" })
          : csvLink("genre-evolution", { ...state, groupBy, since: "range" }),
      },
    },
  };
}

function nameCell(racer: Racer | undefined): Cell {
  const { name = "", href } = racer ?? {};
  return href === undefined ? name : { text: name, href };
}
