import type { Database } from "../db/duckdb.ts";

/** What a notice is about, each with what it means and what can be done. `docs/errors.md` lists them. */
export const NOTICE_CODES = {
  "account-data-only":
    "All history is account data, which covers one year and lacks albums, devices and skips. Ask " +
    "Spotify for “Extended streaming history” and put its ZIP beside it.",
  "zone-not-set":
    "Nobody set a time zone, so days and hours are those of the default zone. Set LOCAL_TIMEZONE.",
  "rule-without-effect":
    "A rule in rules.json matches no record. Names are compared as the site shows them, without case " +
    "and spaces; an old name of an artist is not shown any more.",
  "unknown-keys":
    "Records have fields that this version of Tonearm has never met. Spotify may have changed its " +
    "export; what the fields hold is not read.",
  "many-rejected":
    "More than a fifth of a source's records cannot be used. The table rejects has them, with the " +
    "reason of each.",
  "many-nameless": "More than a fifth of a source's records say neither title nor artist.",
  "broken-characters":
    "Names held characters that are no whole ones, such as half an emoji; each is now U+FFFD.",
  "nothing-new":
    "Everything that a source holds is in other sources as well. It can stay or go: nothing changes.",
  "implausible":
    "Records that cannot be true were set aside: longer than a day, before Spotify opened on " +
    "2008-10-07, or later than the clock of this computer.",
  "overlapping-plays":
    "Plays overlap each other by more than half a minute, as after long offline use or on a shared " +
    "account. They count as Spotify tells them, so a day may have more hours than it has.",
  "music-videos":
    "Music videos are set aside as video and are not plays. Account data counts the same events as " +
    "music.",
} as const satisfies Record<string, string>;

/** The code of a notice. */
export type NoticeCode = keyof typeof NOTICE_CODES;

/** Something that a run found and the person should know. */
export interface Notice {
  readonly code: NoticeCode;
  /** One or two sentences for people. */
  readonly sentence: string;
  /** What the sentence counts, by name, for programs. */
  readonly numbers: Readonly<Record<string, number | string | readonly string[]>>;
}

/** Fills `notices`. */
export async function storeNotices(database: Database, notices: readonly Notice[]): Promise<void> {
  for (const [at, { code, sentence, numbers }] of notices.entries()) {
    const row = [at + 1, code, sentence, JSON.stringify(numbers)];
    await database.run("insert into notices values ($1, $2, $3, $4)", row);
  }
}
