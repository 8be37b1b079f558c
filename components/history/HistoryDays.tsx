import type { HistoryDay, PlayLine } from "../../lib/ui/views/history_days.ts";
import { longDay, weekday } from "../../lib/ui/words/format.ts";
import { SpotifyLink } from "../SpotifyLink.tsx";

/** What a list of plays says besides names. */
export interface HistoryTexts {
  readonly track: string;
  readonly artist: string;
  readonly skipped: string;
  readonly spotify: string;
}

interface HistoryDaysProps {
  days: readonly HistoryDay[];
  /** The day that stands above already: its heading is not repeated. */
  after: string;
  texts: HistoryTexts;
}

/** Plays below the days they belong to. */
export function HistoryDays({ days, after, texts }: HistoryDaysProps) {
  return (
    <>
      {days.map(({ date, lines }) => (
        <section key={date} class="day" aria-label={longDay(date)}>
          {date === after ? null : (
            <h2>
              <time datetime={date}>{weekday(dayOfWeek(date))}, {longDay(date)}</time>
            </h2>
          )}
          <ol>
            {lines.map((line, at) => <Line key={`${line.at} ${at}`} line={line} texts={texts} />)}
          </ol>
        </section>
      ))}
    </>
  );
}

function Line({ line, texts }: { line: PlayLine; texts: HistoryTexts }) {
  const { time, at, track, artist, album, href, spotify, length, isSkipped } = line;
  const names = (
    <>
      <bdi class="name">{track ?? texts.track}</bdi>
      <bdi class="under">{artist ?? texts.artist}</bdi>
    </>
  );
  return (
    <li>
      <time datetime={at}>{time}</time>
      {href === null ? <span class="what">{names}</span> : <a class="what" href={href}>{names}</a>}
      <bdi class="album">{album ?? ""}</bdi>
      <span class="value">
        {isSkipped ? <span class="skipped">{texts.skipped}</span> : null}
        {length}
      </span>
      <SpotifyLink href={spotify} text={texts.spotify} name={track ?? texts.track} />
    </li>
  );
}

function dayOfWeek(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}
