/**
 * Rules as SQL over `work`. Rules that merge names are applied first; then each combination of names
 * gets the rules that its names match. The other conditions of a rule are checked per record.
 */
import { quoteText } from "../../db/duckdb.ts";
import { foldNameSql } from "../../core/fold_name.ts";
import { withFirstNames } from "./first_names.ts";
import { type LeaveOut, type Rule, type RuleOf, rulesOf } from "./rule.ts";

/** The key of a typed name, as in `work.names`. */
const keyOf = (name: string) => `hash(${foldNameSql(quoteText(name))})`;

const keyOrNull = (name: string | undefined) =>
  name === undefined ? "cast(null as ubigint)" : keyOf(name);

/** A table of the names that rules merge: the written name, the one that is shown, and the rule. */
const MAKE_SAME_ARTIST = (rules: readonly Rule[]) =>
  tableOf(
    "same_artist",
    "artist_key, to_key, to_name, rule",
    rulesOf(rules, "same_artist").flatMap(({ value, at }) =>
      value.map((name, index) => {
        const first = value[0] ?? name;
        return [keyOf(name), keyOf(first), quoteText(first), index === 0 ? "null" : String(at)];
      })
    ),
    ["ubigint", "ubigint", "varchar", "integer"],
    "artist_key",
  );

const MAKE_SAME_TRACK = (rules: readonly Rule[]) =>
  tableOf(
    "same_track",
    "artist_key, track_key, to_artist_key, to_track_key, to_artist, to_track, rule",
    rulesOf(rules, "same_track").flatMap(({ value, at }) =>
      value.map((name, index) => {
        const first = value[0] ?? name;
        return [
          keyOf(name.artist),
          keyOf(name.track),
          keyOf(first.artist),
          keyOf(first.track),
          quoteText(first.artist),
          quoteText(first.track),
          index === 0 ? "null" : String(at),
        ];
      })
    ),
    ["ubigint", "ubigint", "ubigint", "ubigint", "varchar", "varchar", "integer"],
    "artist_key, track_key",
  );

/**
 * A table in `work`, even if it has no rows.
 *
 * @param key the columns that identify a row: of several equal rows, one is kept
 */
function tableOf(
  name: string,
  columns: string,
  rows: readonly (readonly string[])[],
  types: readonly string[],
  key?: string,
): string {
  const list = (rows.length === 0 ? [types.map(() => "null")] : rows)
    .map((row) => `(${row.map((value, at) => `cast(${value} as ${types[at]})`).join(", ")})`);
  return `
  create table work.${name} as
  select *
  from (values ${list.join(", ")}) as rows(${columns})
  where ${rows.length > 0}${
    key === undefined ? "" : `
  qualify row_number() over (partition by ${key} order by rule nulls first) = 1`
  }`;
}

/**
 * Makes `work.called` with the rules that merge names applied: the artist first, then the artist's
 * track.
 *
 * @param called a query of `work.called`'s columns
 */
export function makeRuledNames(called: string, rules: readonly Rule[]): string[] {
  return [
    MAKE_SAME_ARTIST(rules),
    MAKE_SAME_TRACK(withFirstNames(rules)),
    `
  create table work.called as
  with by_artist as (
    select
      called.* replace (
        coalesce(to_name, artist_name) as artist_name,
        coalesce(to_key, called.artist_key) as artist_key
      ),
      rule as artist_rule
    from (${called}) as called
    left join work.same_artist on kind = 'track' and same_artist.artist_key = called.artist_key
  )
  select
    by_artist.* replace (
      coalesce(to_artist, artist_name) as artist_name,
      coalesce(to_artist_key, by_artist.artist_key) as artist_key,
      coalesce(to_track, track_name) as track_name,
      coalesce(to_track_key, by_artist.track_key) as track_key
    ),
    rule as track_rule
  from by_artist
  left join work.same_track
    on kind = 'track'
    and same_track.artist_key = by_artist.artist_key
    and same_track.track_key = by_artist.track_key`,
  ];
}

/** The first name of a group is shown as it is written in the rule. */
export const SPELL_AS_RULED = [
  `
  delete from work.artist_spellings
  where kind = 'track'
    and artist_key in (select to_key from work.same_artist)`,
  `
  insert into work.artist_spellings (kind, artist_key, spelling)
  select distinct 'track', to_key, to_name
  from work.same_artist`,
  `
  delete from work.track_spellings
  where kind = 'track'
    and (artist_key, track_key) in (select (to_artist_key, to_track_key) from work.same_track)`,
  `
  insert into work.track_spellings (kind, artist_key, track_key, spelling)
  select distinct 'track', to_artist_key, to_track_key, to_track
  from work.same_track`,
];

/** The conditions of a rule on names. */
const NAME_PARTS = ["artist", "track", "album", "show"] as const;

function isOfNames(rule: LeaveOut): boolean {
  return NAME_PARTS.some((part) => rule[part] !== undefined);
}

/**
 * Makes `work.ruled`: by `name_id`, the indexes of the rules that the names match, whether one of them
 * leaves out all records with those names, and whether one renamed them.
 */
export function makeRuled(rules: readonly Rule[]): string[] {
  const ofNames = rulesOf(withFirstNames(rules), "leave_out")
    .filter(({ value }) => isOfNames(value));
  return [
    tableOf(
      "left_out_names",
      "rule, is_show, artist_key, track_key, album_key, is_whole",
      ofNames.map(({ value, at }) => [
        String(at),
        String(value.show !== undefined),
        keyOrNull(value.show ?? value.artist),
        keyOrNull(value.track),
        keyOrNull(value.album),
        String(moreOf(value, NO_COLUMNS).length === 0),
      ]),
      ["integer", "boolean", "ubigint", "ubigint", "ubigint", "boolean"],
    ),
    `
  create table work.ruled as
  with matches as (
    select name_id, rule, is_whole, false as is_merge
    from work.called
    join work.left_out_names
      on case when is_show then kind in ('podcast', 'audiobook') else kind = 'track' end
      and (left_out_names.artist_key is null or left_out_names.artist_key = called.artist_key)
      and (left_out_names.track_key is null or left_out_names.track_key = called.track_key)
      and (left_out_names.album_key is null or left_out_names.album_key = called.album_key)
    union all
    select name_id, unnest([artist_rule, track_rule]), false, true
    from work.called
    where coalesce(artist_rule, track_rule) is not null
  )
  select
    name_id,
    list(rule) as rules,
    bool_or(is_whole) as is_out,
    bool_or(is_merge) as is_merged
  from matches
  where rule is not null
  group by name_id`,
  ];
}

/** SQL for a record's columns other than its names. */
export interface RecordColumns {
  /** The local time at which playback ended. */
  readonly local: string;
  /** The device family. */
  readonly platform: string;
  readonly incognito: string;
}

const NO_COLUMNS: RecordColumns = { local: "local", platform: "platform", incognito: "incognito" };

/**
 * The conditions of a rule on records rather than names.
 *
 * @example
 * ```ts
 * import { moreOf } from "./rules_sql.ts";
 *
 * const columns = { local: "played_at", platform: "platform", incognito: "incognito" };
 * const [hours] = moreOf({ from_hour: 22, to_hour: 6 }, columns);
 * console.assert(hours === "(hour(played_at) >= 22 or hour(played_at) < 6)");
 * ```
 */
export function moreOf(rule: LeaveOut, { local, platform, incognito }: RecordColumns): string[] {
  const { from, to, from_hour, to_hour } = rule;
  const conditions: string[] = [];
  if (rule.private === true) conditions.push(`coalesce(${incognito}, false)`);
  if (from !== undefined) conditions.push(`cast(${local} as date) >= date ${quoteText(from)}`);
  if (to !== undefined) conditions.push(`cast(${local} as date) <= date ${quoteText(to)}`);
  if (rule.platform !== undefined) {
    conditions.push(`coalesce(${platform} = ${quoteText(rule.platform)}, false)`);
  }
  if (from_hour !== undefined && to_hour !== undefined) {
    const isOverMidnight = from_hour > to_hour;
    conditions.push(
      `(hour(${local}) >= ${from_hour} ${
        isOverMidnight ? "or" : "and"
      } hour(${local}) < ${to_hour})`,
    );
  }
  return conditions;
}

/** Whether a rule matches a record whose names match the rules in `work.ruled`. */
export function ruleMatches(
  { value, at }: RuleOf<"leave_out"> & { readonly at: number },
  columns: RecordColumns,
): string {
  const ofNames = isOfNames(value) ? [`coalesce(list_contains(ruled.rules, ${at}), false)`] : [];
  return [...ofNames, ...moreOf(value, columns)].join(" and ");
}

/** Whether any rule leaves a record out; undefined if there is no such rule. */
export function isLeftOut(rules: readonly Rule[], columns: RecordColumns): string | undefined {
  const leaving = rulesOf(rules, "leave_out");
  if (leaving.length === 0) return undefined;
  const ofRecords = leaving
    .filter(({ value }) => moreOf(value, columns).length > 0)
    .map((rule) => ruleMatches(rule, columns));
  return `(${["coalesce(ruled.is_out, false)", ...ofRecords].join(" or ")})`;
}

/**
 * What rules can leave out: plausible music, podcasts and audiobooks, short records included, so that
 * no answer contains them. Needs `work.records` and `work.numbered_sources`.
 */
export const CAN_BE_LEFT_OUT = "(records.kind in ('podcast', 'audiobook') " +
  "or (records.kind = 'track' and not is_video and not is_implausible))";
