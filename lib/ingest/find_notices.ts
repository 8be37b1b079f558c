import { counted } from "../core/plural.ts";
import { longDay } from "../core/long_day.ts";
import type { Database } from "../db/duckdb.ts";
import type { Notice } from "./notices.ts";
import type { RuleEffect } from "./rules/noted_effects.ts";
import { RULES_FILE } from "./rules/read_rules.ts";
import { type Rule, ruleText } from "./rules/rule.ts";
import type { SourceState } from "./source_state.ts";

/** What notices are made from, apart from the tables. */
export interface NoticeContext {
  readonly sources: readonly SourceState[];
  readonly replacedCharacters: number;
  /** The person's rules, each with its effect. */
  readonly rules?: readonly { readonly rule: Rule; readonly effect: RuleEffect | undefined }[];
  /** If no zone is set: the zone that is used, and the computer's own. */
  readonly unsetZone?: { readonly used: string; readonly computer: string | undefined };
}

/** Finds what a person should know about a database that was just filled, most urgent first. */
export async function findNotices(database: Database, context: NoticeContext): Promise<Notice[]> {
  const { sources } = context;
  return [
    ...zoneNotSet(context),
    ...rulesWithoutEffect(context),
    ...accountDataOnly(sources),
    ...sources.flatMap(manyRejected),
    ...sources.flatMap(manyNameless),
    ...newKeys(sources),
    ...await implausible(database),
    ...await overlappingPlays(database, sources),
    ...await musicVideos(database),
    ...nothingNew(sources),
    ...brokenCharacters(context),
  ];
}

/** A source with more than this share of records rejected or nameless gets a notice. */
const MANY = 1 / 5;

/** How many files or keys a sentence lists at most. */
const NAMED = 8;

function zoneNotSet({ unsetZone }: NoticeContext): Notice[] {
  if (unsetZone === undefined) return [];
  const { used, computer } = unsetZone;
  const where = computer === undefined || computer === used
    ? ""
    : `; this computer is in ${computer}`;
  return [{
    code: "zone-not-set",
    sentence: `No time zone is set, so days and hours are those of ${used}${where}. ` +
      "Set LOCAL_TIMEZONE or --timezone to change that.",
    numbers: { used, ...(computer === undefined ? {} : { computer }) },
  }];
}

function rulesWithoutEffect({ rules = [] }: NoticeContext): Notice[] {
  return rules.flatMap(({ rule, effect }, at): Notice[] => {
    if (effect === undefined || effect.records > 0) return [];
    return [{
      code: "rule-without-effect",
      sentence: `Rule ${at + 1} in ${RULES_FILE}, line ${rule.line}, matches nothing: ` +
        `${ruleText(rule)}. Names are compared with those the site shows.`,
      numbers: { rule: at + 1, line: rule.line },
    }];
  });
}

function accountDataOnly(sources: readonly SourceState[]): Notice[] {
  if (sources.length === 0 || !sources.every(({ format }) => format.startsWith("account"))) {
    return [];
  }
  return [{
    code: "account-data-only",
    sentence: "This is account data: one year, times to the minute, no albums, devices, skips or " +
      "track links. For all years and all of it, ask Spotify for “Extended streaming history” at " +
      "https://www.spotify.com/account/privacy/ as well.",
    numbers: { sources: sources.length },
  }];
}

function manyRejected({ path, records, usable, unknownKeys }: SourceState): Notice[] {
  const rejected = records - usable;
  if (rejected <= records * MANY) return [];
  return [{
    code: "many-rejected",
    sentence: `${counted(rejected, "record")} of ${number(records)} in ${path} cannot be used.` +
      keysSentence(unknownKeys),
    numbers: { path, records, rejected, unknown_keys: unknownKeys },
  }];
}

function manyNameless({ path, records, nameless, unknownKeys }: SourceState): Notice[] {
  if (nameless <= records * MANY) return [];
  return [{
    code: "many-nameless",
    sentence: `${counted(nameless, "record")} of ${number(records)} in ${path} ` +
      `${nameless === 1 ? "has" : "have"} neither title nor artist.${keysSentence(unknownKeys)}`,
    numbers: { path, records, nameless, unknown_keys: unknownKeys },
  }];
}

function keysSentence(keys: readonly string[]): string {
  return keys.length === 0 ? "" : ` Unknown keys in its records: ${listed(keys.map(shown))}.`;
}

function newKeys(sources: readonly SourceState[]): Notice[] {
  const found = sources.filter(({ unknownKeys }) => unknownKeys.length > 0);
  const keys = [...new Set(found.flatMap(({ unknownKeys }) => unknownKeys))].sort();
  if (keys.length === 0) return [];
  const one = keys.length === 1;
  return [{
    code: "unknown-keys",
    sentence: `${one ? "A field" : `${number(keys.length)} fields`} that this version has never ` +
      `met ${one ? "was" : "were"} not read: ${listed(keys.map(shown))}, in ` +
      `${listed(found.map(({ path }) => path))}.`,
    numbers: { keys, sources: found.length },
  }];
}

async function implausible(database: Database): Promise<Notice[]> {
  const [row = {}] = await database.rows(`
    select
      cast(count(*) as integer) as records,
      cast(count(*) filter (where ms_played > 86400000) as integer) as longer_than_a_day,
      cast(count(*) filter (where played_at_utc < timestamp '2008-10-07') as integer) as before_spotify,
      coalesce(cast(sum(ms_played) as double), 0) as ms
    from set_aside
    where reason = 'implausible'`);
  const count = (name: string) => Number(row[name]);
  const records = count("records");
  if (records === 0) return [];
  const long = count("longer_than_a_day");
  const early = count("before_spotify");
  const late = records - long - early;
  const parts = [
    ...(long > 0 ? [`${number(long)} longer than a day`] : []),
    ...(early > 0 ? [`${number(early)} before Spotify opened`] : []),
    ...(late > 0 ? [`${number(late)} in the future`] : []),
  ];
  const hours = inHours(count("ms"));
  return [{
    code: "implausible",
    sentence:
      `${counted(records, "record")} cannot be true and ${records === 1 ? "was" : "were"} ` +
      `set aside: ${parts.join(", ")}.`,
    numbers: {
      records,
      longer_than_a_day: long,
      before_spotify: early,
      in_the_future: late,
      hours,
    },
  }];
}

/**
 * How long before the end of the previous play a play may appear to start, in milliseconds: allows
 * for crossfades, rounding to seconds and clock drift. Account data gives only the minute.
 */
const SLACK_MS = 30_000;
const MINUTE_MS = 60_000;

async function overlappingPlays(
  database: Database,
  sources: readonly SourceState[],
): Promise<Notice[]> {
  const isOfAccount = sources.every(({ format }) => format.startsWith("extended"))
    ? "false"
    : "coalesce(spotify_track_uri, platform, country, reason_start, reason_end) is null";
  const [row = {}] = await database.rows(`
    with neighbours as (
      select
        play_id,
        ms_played - epoch_ms(played_at_utc)
          + epoch_ms(lag(played_at_utc) over (order by play_id)) as overlap_ms,
        ${SLACK_MS} + case when ${isOfAccount} then ${MINUTE_MS} else 0 end as slack_ms
      from plays
    ),
    later as (
      select play_id, overlap_ms
      from neighbours
      where overlap_ms > slack_ms
    ),
    overlapping as (
      select play_id, max(overlap_ms) as overlap_ms
      from (from later union all select play_id - 1, 0 from later)
      group by play_id
    ),
    days as (
      select date, count(*) as plays
      from overlapping
      join plays using (play_id)
      group by date
    )
    select
      cast(count(*) as integer) as plays,
      coalesce(cast(sum(ms_played) as double), 0) as ms,
      coalesce(cast(sum(least(overlap_ms, ms_played)) as double), 0) as overlap_ms,
      strftime(min(date), '%Y-%m-%d') as first_day,
      strftime(max(date), '%Y-%m-%d') as last_day,
      (select cast(count(*) as integer) from days) as days,
      (
        select strftime(date, '%Y-%m-%d')
        from days
        order by plays desc, date
        limit 1
      ) as biggest_day
    from overlapping
    join plays using (play_id)`);
  const plays = Number(row["plays"]);
  if (plays === 0) return [];
  const days = Number(row["days"]);
  const first = String(row["first_day"]);
  const last = String(row["last_day"]);
  const most = String(row["biggest_day"]);
  const hours = inHours(Number(row["ms"]));
  const overlap = inHours(Number(row["overlap_ms"]));
  const when = days === 1
    ? `on ${longDay(first)}`
    : `on ${number(days)} days from ${longDay(first)} to ${longDay(last)}`;
  return [{
    code: "overlapping-plays",
    sentence: `${counted(plays, "play")} of ${hoursText(hours)} in all overlap by ` +
      `${hoursText(overlap)}, ${when}${
        days > 1 ? `, the most on ${longDay(most)}` : ""
      }. They count as Spotify reports them.`,
    numbers: {
      plays,
      hours,
      overlap_hours: overlap,
      days,
      first_day: first,
      last_day: last,
      most_on: most,
    },
  }];
}

async function musicVideos(database: Database): Promise<Notice[]> {
  const [row = {}] = await database.rows(`
    select cast(count(*) as integer) as records, coalesce(cast(sum(ms_played) as double), 0) as ms
    from set_aside
    where reason = 'video'`);
  const records = Number(row["records"]);
  if (records === 0) return [];
  const hours = inHours(Number(row["ms"]));
  return [{
    code: "music-videos",
    sentence: `${counted(records, "music video")} of ${hoursText(hours)} in all ` +
      `${records === 1 ? "is" : "are"} set aside as video and not counted as plays.`,
    numbers: { records, hours },
  }];
}

function nothingNew(sources: readonly SourceState[]): Notice[] {
  const idle = sources.filter(({ usable, kept }) => usable > 0 && kept === 0);
  if (idle.length === 0) return [];
  const records = idle.reduce((sum, { usable }) => sum + usable, 0);
  const paths = idle.map(({ path }) => path);
  const all = records === 1 ? "its only record is" : `all ${number(records)} records are`;
  return [{
    code: "nothing-new",
    sentence: idle.length === 1
      ? `${paths[0]} had no effect: ${all} in other sources too.`
      : `${number(idle.length)} sources had no effect: ${all} in others too. They are ${
        listed(paths)
      }.`,
    numbers: { sources: idle.length, records, paths },
  }];
}

function brokenCharacters({ replacedCharacters: characters }: NoticeContext): Notice[] {
  if (characters === 0) return [];
  return [{
    code: "broken-characters",
    sentence: `${counted(characters, "broken character")} in names, such as half an emoji, ` +
      `${characters === 1 ? "was" : "were"} replaced with �.`,
    numbers: { characters },
  }];
}

function inHours(ms: number): number {
  return Math.round(ms / 36_000) / 100;
}

/** Minutes below an hour, tenths of hours below ten. */
function hoursText(hours: number): string {
  if (hours < 1) return `${Math.max(1, Math.round(hours * 60))} min`;
  return `${hours < 9.95 ? hours.toFixed(1) : number(Math.round(hours))} h`;
}

function number(value: number): string {
  return value.toLocaleString("en");
}

function listed(texts: readonly string[]): string {
  const more = texts.length - NAMED;
  return more > 0
    ? `${texts.slice(0, NAMED).join(", ")} and ${number(more)} more`
    : texts.join(", ");
}

/** A key as a person may read it. */
function shown(key: string): string {
  const printable = key.replaceAll(/\p{Cc}/gu, "?");
  return printable.length > 40 ? `${printable.slice(0, 40)}…` : printable;
}
