import { foldNameSql } from "../core/fold_name.ts";
import type { Rule } from "./rules/rule.ts";
import { makeRuled, makeRuledNames, SPELL_AS_RULED } from "./rules/rules_sql.ts";

/** What a record is of: records that agree in it have one row in `work.names`. */
const WRITTEN = "kind, uri, track_name, artist_name, album_name";

/** The number of a record's names, computed as it is read. */
export const NAME_ID = `hash(${WRITTEN})`;

/** The key of a name: names that fold alike share it. Names that are missing share one as well. */
const keyOf = (name: string) => `hash(${foldNameSql(name)})`;

/** Whether a name says something: one of spaces alone does not. */
const says = (name: string, key: string) =>
  `${name} is not null and ${key} <> hash(cast(null as varchar))`;

/**
 * Each combination of names that was written, once, with the keys of its names. Texts are folded
 * here, once for many records.
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

/** URIs that are not one track each: a whole audiobook, and a local file without any tags. */
const IS_OF_ONE = "uri is not null and not starts_with(uri, 'spotify:show:') " +
  "and not starts_with(uri, 'spotify:local::::')";

/**
 * When a record was written. One that cannot be true tells no time; one of account data may be a
 * minute late and must not come after the extended record of the same event.
 */
const WRITTEN_AT = `case
          when is_implausible then timestamp '-infinity'
          when is_precise then utc
          else utc - interval 61 seconds
        end`;

/**
 * When and where some names were written last.
 *
 * @param names a query with the `name_id` of those that are wanted
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

/** The newest of a URI's names that says something, with its key: a struct, null when none does. */
const newestOf = (name: string, key: string) => `
    max({ 'newest': by_source, 'name': ${name}, 'key': ${key} })
      filter (where ${says(name, key)})`;

/**
 * One URI is one track: the newest names that say something, of the source that reaches furthest,
 * then of the latest record. Only the few URIs that were written in several ways are looked at.
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

/** The names with those of their URI in place of their own, which stay as they were written. */
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
 * Names that fold alike are one, shown as written last: the spelling of each artist, title or album
 * that has several.
 *
 * @param part which of them
 * @param key the columns that tell one from another
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

/** U+FEFF before a name is a byte order mark: those who read the name do not see it, or drop it. */
const unmarked = (name: string) =>
  `case when starts_with(${name}, chr(65279)) then ltrim(${name}, chr(65279)) else ${name} end`;

/** The names that are shown otherwise than they were written; blank ones are not shown at all. */
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
 * Decides what everything is called: `work.renamed` has the names, by `name_id`, that are shown
 * otherwise than they were written. Where there are rules, `work.ruled` has those that names match.
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
