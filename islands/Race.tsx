import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { RaceBars } from "../components/RaceBars.tsx";
import { RaceControls, type RaceTexts } from "../components/RaceControls.tsx";
import { barText, frameSentence } from "../lib/ui/race/frame_text.ts";
import { useSlot } from "../lib/ui/navigation/use_slot.ts";
import { rowMover } from "../lib/ui/race/move.ts";
import type { RaceData } from "../lib/ui/race/race.ts";
import { longMonth } from "../lib/ui/words/format.ts";

/** How long a month takes at the ordinary speed, in ms. */
const MONTH_MS = 640;

/** A race and where it stands. */
export interface RaceView {
  readonly data: RaceData;
  /** The frame that is shown first. */
  readonly start: number;
  readonly name: string;
}

interface RaceProps {
  /** What the server renders: the race with its first frame alone. */
  view: RaceView;
  texts: RaceTexts;
}

/** Bars that overtake each other month by month; paused they are a list with names and values. */
export default function Race({ view, texts }: RaceProps) {
  const { data, start, name } = useSlot("race", view);
  const [at, setAt] = useState(start);
  const [isPlaying, setPlaying] = useState(false);
  const [speed, setSpeed] = useState(1);
  const root = useRef<HTMLDivElement>(null);
  const mover = useRef(rowMover());
  const last = data.frames.length - 1;
  const frame = data.frames[at] ?? { month: "", bars: [] };

  const shown = useRef({ data, start });
  useEffect(() => {
    const before = shown.current;
    shown.current = { data, start };
    if (start !== before.start || data.frames.length !== before.data.frames.length) setAt(start);
  }, [data, start]);

  useEffect(() => {
    if (!isPlaying) return;
    const timer = setInterval(
      () => setAt((now) => Math.min(last, now + 1)),
      MONTH_MS / speed,
    );
    return () => clearInterval(timer);
  }, [isPlaying, speed, last]);

  useEffect(() => {
    if (at === last) setPlaying(false);
  }, [at, last]);

  useEffect(() => {
    if (!isPlaying) rememberMonth(at === last ? null : frame.month);
  }, [at, isPlaying]);

  useLayoutEffect(() => {
    if (root.current !== null) mover.current(root.current, MONTH_MS * 0.7 / speed);
  }, [at]);

  const toggle = () => {
    if (!isPlaying && at === last) setAt(0);
    setPlaying(!isPlaying);
  };
  const go = (to: number) => {
    setPlaying(false);
    setAt(Math.max(0, Math.min(last, to)));
  };
  const [month, year] = longMonth(frame.month).split(" ");
  return (
    <div class="race" data-speed={speed} ref={root}>
      {last === 0 ? null : (
        <p class="race-month" aria-hidden="true">
          <span>{month}</span> {year}
        </p>
      )}
      <RaceBars
        name={`${name}, ${longMonth(frame.month)}`}
        bars={frame.bars.map(([racer, value]) => ({
          id: racer,
          name: data.racers[racer]?.name ?? "",
          hue: data.racers[racer]?.hue ?? 1,
          href: data.racers[racer]?.href,
          text: barText(value, data.metric),
          share: value / Math.max(frame.bars[0]?.[1] ?? 0, Number.MIN_VALUE),
        }))}
      />
      {last === 0 ? null : (
        <RaceControls
          at={at}
          last={last}
          month={longMonth(frame.month)}
          isPlaying={isPlaying}
          speed={speed}
          texts={texts}
          onToggle={toggle}
          onGo={go}
          onSpeed={setSpeed}
        />
      )}
      <p class="visually-hidden" role="status">{isPlaying ? "" : frameSentence(data, at)}</p>
    </div>
  );
}

/** Puts the month into the address, so that a paused race can be sent; the last one is left out. */
function rememberMonth(month: string | null): void {
  const url = new URL(location.href);
  if (url.searchParams.get("month") === month) return;
  if (month === null) url.searchParams.delete("month");
  else url.searchParams.set("month", month);
  history.replaceState(history.state, "", url);
}
