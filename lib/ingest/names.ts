import { foldNameSql } from "../core/fold_name.ts";
import type { Rule } from "./rules/rule.ts";
import { makeRuled, makeRuledNames, SPELL_AS_RULED } from "./rules/rules_sql.ts";

/** What was played: records that are equal in this share one row in `work.names`. */
const WRITTEN = "kind, uri, track_name, artist_name, album_name";

/** The ID of a record's combination of names, computed while it is read. */
export const NAME_ID = `hash(${WRITTEN})`;

/** The key of a name, shared by all names with the same folded form. Missing names share one too. */
const keyOf = (name: string) => `hash(${foldNameSql(name)})`;

/** Whether a name is not blank. */
const says = (name: string, key: string) =>
  `${name} is not null and ${key} <> hash(cast(null as varchar))`;

/**
 * Each distinct combination of names, with the keys of its names. Texts are folded here, once for
 * many records.
 */
export const MAKE_NAMES = `
  create table work.names as
  with firsts as (
    select name_id, min(rowid) as record
    from work.records
    where problem is null
    group by name_id
  )
  select
    records.name_id,
    ${WRITTEN},
    ${keyOf("track_name")} as track_key,
    ${keyOf("artist_name")} as artist_key,
    ${keyOf("album_name")} as album_key
  from firsts
  join work.records on records.rowid = record`;

/** Excludes URIs that are not a single track: a whole audiobook, and a local file without tags. */
const IS_OF_ONE = "uri is not null and not starts_with(uri, 'spotify:show:') " +
  "and not starts_with(uri, 'spotify:local::::')";

/**
 * When a record was written. An implausible one gives no time; account data may be a minute late and
 * must not sort after the extended record of the same event.
 */
const WRITTEN_AT = `case
          when is_implausible then timestamp '-infinity'
          when is_precise then utc
          else utc - interval 61 seconds
        end`;

/**
 * When and in which source given names were last written.
 *
 * @param names a query for the `name_id` of the names in question
 */
const writtenLast = (names: string) => `
    select
      name_id,
      max({ 'reach': reach, 'at': ${WRITTEN_AT} }) as by_source,
      max({ 'at': ${WRITTEN_AT}, 'reach': reach }) as by_time
    from work.records
    join work.numbered_sources using (file_number)
    where problem is null
      and name_id in (${names})
    group by name_id`;

/** The newest of a URI's names that is not blank, with its key: a struct, or null. */
const newestOf = (name: string, key: string) => `
    max({ 'newest': by_source, 'name': ${name}, 'key': ${key} })
      filter (where ${says(name, key)})`;

/**
 * One URI is one track: it gets the newest names that are not blank, from the most recent source, then
 * from the latest record. Only the few URIs with several combinations of names are considered.
 */
const MAKE_URI_NAMES = `
  create table work.uri_names as
  with several as (
    select uri
    from work.names
    where ${IS_OF_ONE}
    group by uri
    having count(*) > 1
  ),
  written as (${writtenLast("select name_id from work.names join several using (uri)")}
  )
  select
    uri,
    ${newestOf("track_name", "track_key")} as track,
    ${newestOf("artist_name", "artist_key")} as artist,
    ${newestOf("album_name", "album_key")} as album
  from work.names
  join written using (name_id)
  group by uri`;

const CALLED_PARTS = ["track", "artist", "album"] as const;

/** The names as written, and the names and keys that their URI gives them. */
const CALLED = `
  select
    name_id,
    kind,
    ${
  CALLED_PARTS.map((part) => `
    ${part}_name as ${part}_written,
    case when uri_names.uri is null then ${part}_name else uri_names.${part}.name end as ${part}_name,
    case
      when uri_names.uri is null then ${part}_key
      else coalesce(uri_names.${part}.key, hash(cast(null as varchar)))
    end as ${part}_key`).join(",")
}
  from work.names
  left join work.uri_names using (uri)`;

/**
 * Names with the same folded form are one, shown in the latest spelling: the spelling of each artist,
 * title or album that has several.
 *
 * @param part artist, track or album
 * @param key the columns that identify it
 */
function makeSpellings(part: (typeof CALLED_PARTS)[number], key: string): string {
  const name = `${part}_name`;
  return `
  create table work.${part}_spellings as
  with several as (
    select ${key}
    from work.called
    where ${says(name, `${part}_key`)}
    group by ${key}
    having min(hash(${name})) <> max(hash(${name}))
  ),
  named as (
    select ${key}, name_id, ${name}
    from work.called
    join several using (${key})
  ),
  written as (${writtenLast("select name_id from named")}
  )
  select ${key}, max({ 'newest': by_time, 'name': ${name} }).name as spelling
  from named
  join written using (name_id)
  group by ${key}`;
}

/** Removes U+FEFF before a name: it is an invisible byte order mark, and some decoders drop it. */
const unmarked = (name: string) =>
  `case when starts_with(${name}, chr(65279)) then ltrim(${name}, chr(65279)) else ${name} end`;

/** The names that are shown differently from how they were written; blank ones become null. */
const MAKE_RENAMED = `
  create table work.renamed as
  with shown as (
    select
      name_id,
      ${
  CALLED_PARTS.map((part) => `
      ${part}_written,
      case when ${says(`${part}_name`, `${part}_key`)}
        then ${unmarked(`coalesce(${part}_spellings.spelling, ${part}_name)`)}
      end as ${part}_name`).join(",")
}
    from work.called
    left join work.artist_spellings using (kind, artist_key)
    left join work.track_spellings using (kind, artist_key, track_key)
    left join work.album_spellings using (kind, artist_key, album_key)
  )
  select name_id, track_name, artist_name, album_name
  from shown
  where ${
  CALLED_PARTS.map((part) => `${part}_name is distinct from ${part}_written`).join(" or ")
}`;

/**
 * Decides the names that are shown: `work.renamed` has, by `name_id`, those that differ from what was
 * written. If there are rules, `work.ruled` has the ones that names match.
 */
export function settleNames(rules: readonly Rule[] = []): string[] {
  const hasRules = rules.length > 0;
  return [
    MAKE_URI_NAMES,
    ...(hasRules ? makeRuledNames(CALLED, rules) : [`create view work.called as ${CALLED}`]),
    makeSpellings("artist", "kind, artist_key"),
    makeSpellings("track", "kind, artist_key, track_key"),
    makeSpellings("album", "kind, artist_key, album_key"),
    ...(hasRules ? SPELL_AS_RULED : []),
    MAKE_RENAMED,
    ...(hasRules ? makeRuled(rules) : []),
  ];
}
