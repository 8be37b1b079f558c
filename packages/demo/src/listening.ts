import { DAY_MS } from "./dates.ts";
import { Fandom } from "./fandom.ts";
import { Lane } from "./lane.ts";
import { at } from "./random.ts";
import type { Played } from "./record.ts";
import { SpokenWord } from "./spoken.ts";
import type { World } from "./world.ts";

/** More than this many plays a day, on average, are the work of more than one person. */
const MOST_PLAYS_A_DAY = 110;

/** How far a local midnight can be ahead of UTC's. */
const FARTHEST_ZONE_MS = 14 * 3_600_000;

/**
 * Lives through all days of a world and yields what was played, a day at a time, in the order of
 * time. Music records in audio files of at least 30 seconds are exactly the world's plays.
 *
 * @example
 * ```ts
 * import { listen } from "./listening.ts";
 * import { makeWorld } from "./world.ts";
 *
 * const records = [...listen(makeWorld({ seed: 1, years: 1, plays: 20 }))].flat();
 * console.assert(records.length >= 20);
 * ```
 */
export function* listen(world: World): Generator<readonly Played[]> {
  const { seed, plays, listener, calendar, catalogue } = world;
  const fandom = new Fandom(seed, catalogue, listener);
  const household = { seed, listener, fandom, spoken: new SpokenWord(seed) };
  const size = Math.ceil(plays / calendar.length / MOST_PLAYS_A_DAY);
  const lanes = Array.from({ length: size }, (_, number) => new Lane(household, number));
  let waiting: Played[] = [];
  for (const day of calendar) {
    if (day.plays > 0) fandom.advance(day.day);
    for (const [i, lane] of lanes.entries()) {
      const share = Math.floor((day.plays * (i + 1)) / size) - Math.floor((day.plays * i) / size);
      lane.live(day, share, waiting);
    }
    waiting.sort((a, b) => a.endMs - b.endMs);
    setApart(waiting);
    const settled = (day.day + 1) * DAY_MS - FARTHEST_ZONE_MS;
    const open = waiting.findIndex(({ endMs }) => endMs >= settled);
    const ready = open < 0 ? waiting.length : open;
    yield waiting.slice(0, ready);
    waiting = waiting.slice(ready);
  }
  yield waiting;
}

/** Two people may end the same song in the same second: a second apart they are two events. */
function setApart(sorted: readonly Played[]): void {
  for (let i = 1; i < sorted.length; i++) {
    const before = at(sorted, i - 1);
    const played = at(sorted, i);
    const sameTime = Math.floor(before.endMs / 1000) === Math.floor(played.endMs / 1000);
    if (sameTime && before.item === played.item && before.msPlayed === played.msPlayed) {
      played.endMs += 1000;
    }
  }
}
