import type { SongsCardView, SongView } from "../../lib/ui/cards/moment_cards.ts";
import { Card } from "../Card.tsx";
import { Named } from "../Named.tsx";
import { CsvLink } from "../Numbers.tsx";

/** How many years are open from the start. */
const OPEN = 2;

/** The song of each month: a year opens and closes, the latest are open. */
export function SongsCard({ view }: { view: SongsCardView }) {
  const { years, csv } = view;
  return (
    <Card view={view} foot={years.length === 0 ? undefined : <CsvLink {...csv} />}>
      {years.map(({ year, note, songs }, at) => (
        <details key={year} class="song-year" open={at < OPEN}>
          <summary>
            <span class="year">{year}</span>
            <span class="under">{note}</span>
          </summary>
          <ol class="songs">{songs.map((song) => <Song key={song.month} song={song} />)}</ol>
        </details>
      ))}
    </Card>
  );
}

/** A month, and its song. */
function Song({ song: { month, year, monthHref, name, href, under } }: { song: SongView }) {
  const when = (
    <>
      {month}
      <span class="visually-hidden">{` ${year}`}</span>
    </>
  );
  return (
    <li>
      {monthHref === undefined
        ? <span class="month">{when}</span>
        : <a class="month" href={monthHref}>{when}</a>}
      <span>
        <Named name={name} href={href} />
        <bdi class="under">{under}</bdi>
      </span>
    </li>
  );
}
