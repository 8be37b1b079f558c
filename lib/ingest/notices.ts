import type { Database } from "../db/duckdb.ts";

/** The codes of notices, each with what it means and what to do. `docs/errors.md` lists them. */
export const NOTICE_CODES = {
  "account-data-only":
    "All of the history is account data, which covers one year and has no albums, devices or skips. " +
    "Ask Spotify for “Extended streaming history” and put its ZIP beside it.",
  "zone-not-set":
    "No time zone is set, so days and hours are in the default zone. Set LOCAL_TIMEZONE.",
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
    "Names contained broken characters, such as half an emoji; each was replaced with U+FFFD.",
  "nothing-new":
    "Every record of a source is in other sources too. You can keep or remove it; nothing changes.",
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

/** Something a run found that the person should know. */
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
