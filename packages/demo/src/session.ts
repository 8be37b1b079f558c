import type { Track } from "./music.ts";
import type { Programme } from "./programme.ts";
import type { Random } from "./random.ts";
import type { Played, Setting } from "./record.ts";
import type { Spoken } from "./spoken.ts";

/** How long music must be heard to count as a play: Spotify's rule for a stream. */
export const PLAY_MS = 30_000;

/** What a session begins with. */
export interface SessionOptions {
  readonly random: Random;
  /** When it begins, in milliseconds since 1970 UTC. */
  readonly start: number;
  readonly year: number;
  readonly setting: Setting;
  /** How readily tracks are skipped, around 1. */
  readonly impatience: number;
  /** Whether some songs are watched as well. */
  readonly videos: boolean;
  /** Where records are added. */
  readonly out: Played[];
}

/** Records back to back: each begins where the one before ended, with a small gap or a pause. */
export class Session {
  readonly #options: SessionOptions;
  readonly #firstRecord: number;
  #now: number;
  #reason: string | null;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#firstRecord = options.out.length;
    this.#now = options.start;
    this.#reason = options.random.pickEarly(["clickrow", "playbtn", "appload", "remote"], 1.8);
  }

  /** When the last record ended. */
  get end(): number {
    return this.#now;
  }

  /**
   * Plays music until `plays` records count as plays; skipped ones come on top.
   *
   * @param programme what comes first
   * @param more what comes when that is over
   */
  music(plays: number, programme: Programme, more: () => Programme): void {
    const { random, impatience, videos } = this.#options;
    let current = programme;
    for (let left = plays; left > 0;) {
      const next = current.tracks.next();
      if (next.done) {
        current = more();
        continue;
      }
      const track = next.value;
      if (videos && random.chance(0.03)) this.#add(track, track.durationMs, "trackdone", true);
      else if (random.chance(Math.min(0.7, current.skipRate * impatience))) this.#skip(track);
      else if (this.#play(track, left === 1)) left--;
    }
  }

  /** An episode or a chapter: heard to its end, or left somewhere. */
  speech(spoken: Spoken): void {
    const { random, year } = this.#options;
    const whole = random.chance(0.55);
    const ms = whole ? spoken.durationMs : Math.floor(spoken.durationMs * random.next() ** 1.5);
    const video = spoken.kind === "podcast" && year >= 2022 && random.chance(0.2);
    this.#add(spoken, ms, whole ? "trackdone" : "endplay", video);
  }

  /** The whole session arrives at once, as after a flight: nearly the same instant for all. */
  burst(): void {
    const late = this.#options.out.slice(this.#firstRecord);
    for (const [i, played] of late.entries()) {
      played.endMs = this.#now - (late.length - 1 - i) * 1000;
    }
  }

  #skip(track: Track): void {
    const { random } = this.#options;
    const most = Math.min(PLAY_MS, track.durationMs) - 1;
    const ms = random.chance(0.06) ? 0 : Math.floor(300 + (most - 300) * random.next() ** 2.4);
    const reason = random.next();
    this.#add(track, ms, reason < 0.88 ? "fwdbtn" : reason < 0.97 ? "endplay" : "backbtn");
  }

  /** Whether it counted: a very short track does not, even when it is heard to its end. */
  #play(track: Track, last: boolean): boolean {
    const { random } = this.#options;
    const { durationMs } = track;
    if (durationMs < PLAY_MS + 1000 || !random.chance(last ? 0.6 : 0.11)) {
      this.#add(track, durationMs, random.chance(0.004) ? "trackerror" : "trackdone");
      return durationMs >= PLAY_MS;
    }
    const ms = Math.floor(random.between(PLAY_MS, durationMs));
    const reason = last ? random.pickEarly(LAST_REASONS, 1.7) : random.pick(LEFT_REASONS);
    this.#add(track, ms, reason);
    return true;
  }

  #add(item: Track | Spoken, msPlayed: number, reason: string, video = false): void {
    const { random, setting, out } = this.#options;
    this.#now += random.chance(0.02) ? random.whole(30_000, 900_000) : random.int(700);
    const begun = this.#now;
    this.#now += msPlayed;
    const reasonEnd = random.chance(0.001) ? null : reason;
    out.push({
      item,
      setting,
      msPlayed,
      reasonStart: this.#reason,
      reasonEnd,
      skipped: this.#skipped(reason),
      offlineTimestamp: this.#offlineTimestamp(begun),
      video,
      endMs: this.#now,
    });
    this.#reason = reason === "endplay" ? "clickrow" : FOLLOWING.has(reason) ? reason : "appload";
  }

  /** Older exports say nothing where newer ones say false. */
  #skipped(reason: string): boolean | null {
    if (reason === "fwdbtn") return true;
    return this.#options.year < 2018 ? null : false;
  }

  /** Seconds in newer exports, milliseconds in older ones, often nothing. */
  #offlineTimestamp(begun: number): number | null {
    const { year, setting } = this.#options;
    if (year >= 2021) return Math.floor(begun / 1000);
    if (setting.offline) return begun;
    return year >= 2018 ? 0 : null;
  }
}

const FOLLOWING = new Set(["trackdone", "fwdbtn", "backbtn", "trackerror"]);
const LEFT_REASONS = ["fwdbtn", "fwdbtn", "fwdbtn", "endplay"];
const LAST_REASONS = ["endplay", "logout", "unexpected-exit-while-paused", "unexpected-exit"];
