import { ExportFile } from "./export_file.ts";
import { Random } from "./random.ts";
import { type Json, type Played, RecordWriter } from "./record.ts";
import { PLAY_MS } from "./session.ts";
import type { World } from "./world.ts";

/** A complete file of an export. */
export interface Finished {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Records without a time come this far apart. */
const UNUSABLE_EVERY = 70_000;
const FIRST_UNUSABLE = 1_500;

/**
 * Writes records into files, as Spotify parts them, counts them, and slips in what real exports
 * have: the end of a file again at the beginning of the next one, a record twice, one without time.
 */
export class Scribe {
  readonly #random: Random;
  readonly #writer = new RecordWriter();
  readonly #video = new ExportFile();
  #audio: ExportFile;
  #limit: number;
  readonly #recent: (readonly [json: Json, endMs: number])[] = [];

  /** The names of the files that were taken. */
  readonly files: string[] = [];
  /** How many records each track has, by its index. */
  readonly heard: Uint32Array;
  plays = 0;
  records = 0;
  duplicates = 0;
  unusable = 0;

  constructor({ seed, catalogue }: World) {
    this.#random = new Random(seed, "scribe");
    this.#limit = this.#nextLimit();
    this.#audio = new ExportFile(1.05 * this.#limit);
    this.heard = new Uint32Array(catalogue.tracks.length);
  }

  /** Writes one record, and counts it. */
  write(played: Played): void {
    const { item, video, msPlayed, endMs } = played;
    const music = !("kind" in item);
    if (music) this.heard[item.index] = (this.heard[item.index] ?? 0) + 1;
    const json = this.#writer.write(played);
    if (video) return this.#add(this.#video, json, endMs);
    if (music && msPlayed >= PLAY_MS) this.plays++;
    this.#add(this.#audio, json, endMs);
    this.#recent.push([json, endMs]);
    if (this.#recent.length > 500) this.#recent.splice(0, 495);
    if (this.#random.chance(0.0002)) this.#repeat(json, endMs);
    if (this.records % UNUSABLE_EVERY !== FIRST_UNUSABLE) return;
    this.unusable++;
    this.#add(this.#audio, this.#writer.write(played, null), endMs);
  }

  /** The current file if it has reached its size; the next one begins with its last records. */
  takeFull(): Finished | undefined {
    if (this.#audio.size < this.#limit) return undefined;
    const finished = this.#take(this.#audio, "Audio", `_${this.files.length}`);
    this.#limit = this.#nextLimit();
    this.#audio = new ExportFile(1.05 * this.#limit);
    const count = this.#random.whole(1, 5);
    for (const [json, endMs] of this.#recent.slice(-count)) this.#repeat(json, endMs);
    return finished;
  }

  /** The files that are left: the last of audio, and the videos. */
  takeRest(): Finished[] {
    const rest: Finished[] = [];
    if (this.#audio.records > 0) {
      rest.push(this.#take(this.#audio, "Audio", `_${this.files.length}`));
    }
    if (this.#video.records > 0) rest.push(this.#take(this.#video, "Video", ""));
    return rest;
  }

  #take(file: ExportFile, kind: "Audio" | "Video", suffix: string): Finished {
    const name = `Streaming_History_${kind}_${file.years}${suffix}.json`;
    this.files.push(name);
    return { name, bytes: file.finish() };
  }

  #repeat(json: Json, endMs: number): void {
    this.duplicates++;
    this.#add(this.#audio, json, endMs);
  }

  #add(file: ExportFile, json: Json, endMs: number): void {
    this.records++;
    file.add(json, endMs);
  }

  /** Files are of 10 to 13 MB. */
  #nextLimit(): number {
    return Math.floor(this.#random.between(10.5e6, 12.4e6));
  }
}
