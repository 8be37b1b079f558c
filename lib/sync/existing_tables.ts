import { quoteText } from "../db/duckdb.ts";
import { CliError } from "../core/errors.ts";
import type { Row, Session } from "../db/postgres/session.ts";
import { quoteName } from "../db/tables.ts";
import { declaredIndexes, indexName, MARK } from "./ddl.ts";
import { type Grant, readGrant, SELECT_GRANTS } from "./grants.ts";
import { SYNC_NAMES, type SyncName, syncTable } from "./tables.ts";

/** A table of an earlier sync in Postgres. */
export interface ExistingTable {
  readonly name: SyncName;
  readonly oid: number;
  readonly owner: string;
  /** Whether its columns are those that this version declares, in any order. */
  readonly isCurrent: boolean;
  /** Dependent objects that Tonearm did not make (views, policies, triggers …), described in words. */
  readonly dependents: readonly string[];
  /** Foreign keys of other tables that reference it. */
  readonly pointedAtBy: readonly string[];
  /** The names of the indexes that Tonearm made, including the key's. */
  readonly ownIndexes: readonly string[];
  /** Those without a mark: earlier versions did not mark their indexes. */
  readonly unmarkedIndexes: readonly string[];
  readonly grants: readonly Grant[];
  /** About how many rows it has, by the planner's statistics. */
  readonly rows: number;
  /** How many pages of 8 KiB its rows take. */
  readonly pages: number;
}

/**
 * The indexes of versions that did not mark theirs with a comment. Such a version's tables have no
 * marked index at all.
 */
const UNMARKED_INDEXES: Readonly<Record<string, readonly (readonly string[])[]>> = {
  plays: [["date"], ["played_at_utc"], ["artist_name", "track_name"], ["spotify_track_uri"]],
  set_aside: [["date"], ["reason"]],
  tracks: [["isrc"]],
  track_uris: [["spotify_track_uri"]],
  played_tracks: [["artist_name", "track_name"], ["track_name"], ["artist_id"]],
  played_artists: [["artist_name"], ["first_play_id"]],
  played_albums: [["artist_name", "album_name"], ["album_name"]],
  listening_sessions: [["date"]],
  listens: [
    ...[["date"], ["played_at_utc"], ["track_id"], ["artist_id"], ["album_id"], ["session_id"]],
  ],
};

/** Those, and the indexes of this version: a backup that is restored without comments has no marks. */
const UNMARKED_NAMES = [
  ...Object.entries(UNMARKED_INDEXES)
    .flatMap(([name, indexes]) => indexes.map((columns) => indexName(name, columns))),
  ...SYNC_NAMES.flatMap((name) => declaredIndexes(name, true).map(({ index }) => index)),
].map(quoteText).join(", ");

/**
 * The tables that earlier syncs left in the schema, among those of the given names.
 *
 * @throws {CliError} `sync-blocked` for a table or view that Tonearm did not make,
 *   `postgres-permission` for a table that belongs to another role
 */
export async function readExistingTables(
  session: Session,
  schema: string,
  names: readonly SyncName[],
): Promise<Map<SyncName, ExistingTable>> {
  const rows = await session.rows(
    `select
       c.oid::bigint::text as oid,
       c.relname::text as name,
       c.relkind::text as kind,
       coalesce(obj_description(c.oid, 'pg_class'), '') as comment,
       quote_ident(pg_get_userbyid(c.relowner)) as owner,
       pg_has_role(c.relowner, 'usage') as is_mine,
       c.reltuples::bigint::text as rows,
       c.relpages as pages,
       array_to_json(array(${SELECT_COLUMNS}))::text as columns,
       array_to_json(array(${SELECT_OWN_INDEXES}))::text as own_indexes,
       array_to_json(array(${SELECT_UNMARKED_INDEXES}))::text as unmarked_indexes,
       array_to_json(array(${SELECT_DEPENDENTS}))::text as dependents,
       array_to_json(array(${SELECT_POINTERS}))::text as pointed_at_by,
       array_to_json(array(${SELECT_GRANTS}))::text as grants
     from pg_class as c
     where c.relnamespace = ${quoteText(schema)}::regnamespace
       and c.relname in (${names.map(quoteText).join(", ")})`,
    "Looking at the tables in Postgres",
  );
  const existing = new Map<SyncName, ExistingTable>();
  for (const row of rows) {
    const name = names.find((each) => each === row["name"]);
    if (name === undefined) continue;
    refuseForeign(session, schema, row);
    existing.set(name, {
      name,
      oid: Number(row["oid"]),
      owner: String(row["owner"]),
      isCurrent: texts(row["columns"]).sort().join() === declaredColumns(name).sort().join(),
      dependents: texts(row["dependents"]),
      pointedAtBy: texts(row["pointed_at_by"]),
      ownIndexes: texts(row["own_indexes"]),
      unmarkedIndexes: texts(row["unmarked_indexes"]),
      grants: texts(row["grants"]).map(readGrant),
      rows: Math.max(0, Number(row["rows"])),
      pages: Number(row["pages"]),
    });
  }
  return existing;
}

/**
 * The tables of earlier versions that this one no longer declares: recorded by an earlier sync, marked as
 * Tonearm's, and without dependent objects that it did not make.
 *
 * @param noted the names of all tables that earlier syncs recorded
 */
export async function readLeftovers(
  session: Session,
  schema: string,
  noted: readonly string[],
): Promise<string[]> {
  const names = noted.filter((name) => !SYNC_NAMES.some((each) => each === name));
  if (names.length === 0) return [];
  const rows = await session.rows(
    `select c.relname::text as name
     from pg_class as c
     where c.relnamespace = ${quoteText(schema)}::regnamespace
       and c.relname in (${names.map(quoteText).join(", ")})
       and c.relkind = 'r'
       and ${isMarked("c.oid")}
       and pg_has_role(c.relowner, 'usage')
       and not exists (${SELECT_DEPENDENTS})
       and not exists (${SELECT_POINTERS})`,
    "Looking for tables of earlier versions",
  );
  return rows.map(({ name }) => String(name));
}

function refuseForeign(session: Session, schema: string, row: Row): void {
  const named = `${schema}.${row["name"]}`;
  if (row["kind"] !== "r" || !String(row["comment"]).startsWith(MARK)) {
    throw new CliError("sync-blocked", {
      what: `${named} exists already, and Tonearm did not make it.`,
      where: named,
      fix: "Rename or drop it, or use another database. If Tonearm may replace the table: " +
        `comment on table ${named} is '${MARK}'`,
    });
  }
  if (row["is_mine"] === true) return;
  throw new CliError("postgres-permission", {
    what: `${named} belongs to ${row["owner"]}, and "${session.address.user}" may not replace it.`,
    where: named,
    fix: `Sync as ${row["owner"]}, or as a superuser: ` +
      `alter table ${named} owner to ${quoteName(session.address.user)}`,
  });
}

/** The columns of the table `c`, each as `name type`, with `!` where it is never null. */
const SELECT_COLUMNS = `
  select attname || ' ' || format_type(atttypid, atttypmod) || case when attnotnull then '!' else '' end
  from pg_attribute
  where attrelid = c.oid and attnum > 0 and not attisdropped`;

function declaredColumns(name: SyncName): string[] {
  const { columns, key } = syncTable(name);
  return Object.entries(columns).map(([column, { type, notNull }]) => {
    const shown = type === "timestamp" ? "timestamp without time zone" : type;
    return `${column} ${shown}${notNull || key.includes(column) ? "!" : ""}`;
  });
}

/** A condition: whether an index, by its oid, carries Tonearm's mark. */
const isMarked = (oid: string) =>
  `coalesce(obj_description(${oid}, 'pg_class'), '') like '${MARK}%'`;

/** The indexes of the table `c` that Tonearm made, whatever this version declares. */
const SELECT_OWN_INDEXES = `
  select i.relname::text
  from pg_index as x
  join pg_class as i on i.oid = x.indexrelid
  where x.indrelid = c.oid
    and (
      ${isMarked("i.oid")}
      or x.indisprimary and i.relname = c.relname || '_pkey'
      or i.relname in (${UNMARKED_NAMES})
      and not exists (
        select from pg_index as marked
        where marked.indrelid = c.oid and ${isMarked("marked.indexrelid")}
      )
    )`;

const SELECT_UNMARKED_INDEXES = `
  select i.relname::text
  from pg_index as x
  join pg_class as i on i.oid = x.indexrelid
  where x.indrelid = c.oid
    and i.relname in (${SELECT_OWN_INDEXES})
    and not ${isMarked("i.oid")}`;

/**
 * Objects not made by Tonearm that depend on the table `c` or its row type: dropping the table would
 * drop them or fail.
 */
const SELECT_DEPENDENTS = `
  with things as (
    select 'pg_class'::regclass::oid as class, c.oid as id
    union all
    select 'pg_type'::regclass, t.oid
    from pg_type as t
    where t.typrelid = c.oid
       or t.typelem in (select oid from pg_type where typrelid = c.oid)
  ),
  dependents as (
    select d.classid, d.objid, d.objsubid
    from pg_depend as d
    join things on d.refclassid = things.class and d.refobjid = things.id
    where d.deptype in ('n', 'a')
  )
  select distinct
    case
      when r.ev_class is null then pg_describe_object(d.classid, d.objid, d.objsubid)
      when r.ev_class = c.oid then 'rule ' || r.rulename
      else pg_describe_object('pg_class'::regclass, r.ev_class, 0)
    end as text
  from dependents as d
  left join pg_rewrite as r on d.classid = 'pg_rewrite'::regclass and r.oid = d.objid
  left join pg_constraint as k on d.classid = 'pg_constraint'::regclass and k.oid = d.objid
  left join pg_class as i on d.classid = 'pg_class'::regclass and i.oid = d.objid
  where not coalesce(
      k.conrelid = c.oid and (k.contype = 'n' or k.conname = c.relname || '_pkey'), false
    )
    and not coalesce(i.relkind = 'i' and i.relname in (${SELECT_OWN_INDEXES}), false)
    and not coalesce(k.contype = 'f' and k.confrelid = c.oid, false)
  union
  select 'row security'
  where c.relrowsecurity
  order by 1`;

/** Foreign keys of other tables that reference the table `c`. */
const SELECT_POINTERS = `
  select pg_describe_object('pg_constraint'::regclass, oid, 0)
  from pg_constraint
  where contype = 'f' and confrelid = c.oid and conrelid <> c.oid`;

/** The texts of a JSON array that Postgres made of an array. */
function texts(json: unknown): string[] {
  const values: unknown = JSON.parse(String(json));
  return Array.isArray(values) ? values.map(String) : [];
}
