import { quoteText } from "../db/duckdb.ts";
import { CliError } from "../core/errors.ts";
import type { Row, Session } from "../db/postgres/session.ts";
import { quoteName } from "../db/tables.ts";
import { indexName, MARK } from "./ddl.ts";
import { type SyncName, syncTable } from "./tables.ts";

/** What stands in Postgres under the name of one of Tonearm's tables. */
export interface LiveTable {
  readonly name: SyncName;
  readonly oid: number;
  readonly owner: string;
  /** Whether its columns are those that this version declares, in any order. */
  readonly isCurrent: boolean;
  /** What others hung on it: views, policies, triggers, indexes …, as people know them. */
  readonly dependents: readonly string[];
  /** Foreign keys of others that point at it. */
  readonly pointedAtBy: readonly string[];
  readonly grants: readonly Grant[];
}

/** A right on a table, or on one column of it. */
export interface Grant {
  readonly privilege: string;
  /** Quoted, or `public`. */
  readonly grantee: string;
  readonly column: string | undefined;
  readonly isGrantable: boolean;
}

/**
 * Looks at what stands in the schema under the names of the given tables.
 *
 * @throws {CliError} `sync-blocked` for what Tonearm did not make, `postgres-permission` for what
 *   belongs to somebody else
 */
export async function readLive(
  session: Session,
  schema: string,
  names: readonly SyncName[],
): Promise<Map<SyncName, LiveTable>> {
  const rows = await session.rows(
    `select
       c.oid::bigint::text as oid,
       c.relname::text as name,
       c.relkind::text as kind,
       coalesce(obj_description(c.oid, 'pg_class'), '') as comment,
       quote_ident(pg_get_userbyid(c.relowner)) as owner,
       pg_has_role(c.relowner, 'usage') as is_mine
     from pg_class as c
     where c.relnamespace = ${quoteText(schema)}::regnamespace
       and c.relname in (${names.map(quoteText).join(", ")})`,
  );
  const live = new Map<SyncName, LiveTable>();
  for (const row of rows) {
    const name = names.find((each) => each === row["name"]);
    if (name === undefined) continue;
    refuseForeign(session, schema, row);
    const oid = Number(row["oid"]);
    live.set(name, {
      name,
      oid,
      owner: String(row["owner"]),
      isCurrent: await hasDeclaredColumns(session, oid, name),
      dependents: await readDependents(session, oid, name),
      pointedAtBy: await texts(
        session,
        `select pg_describe_object('pg_constraint'::regclass, oid, 0) as text
         from pg_constraint
         where contype = 'f' and confrelid = ${oid} and conrelid <> ${oid}`,
      ),
      grants: await readGrants(session, oid),
    });
  }
  return live;
}

function refuseForeign(session: Session, schema: string, row: Row): void {
  const named = `${schema}.${row["name"]}`;
  if (row["kind"] !== "r" || !String(row["comment"]).startsWith(MARK)) {
    throw new CliError("sync-blocked", {
      what: `${named} is there already, and Tonearm did not make it.`,
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

async function hasDeclaredColumns(
  session: Session,
  oid: number,
  name: SyncName,
): Promise<boolean> {
  const found = await texts(
    session,
    `select attname || ' ' || format_type(atttypid, atttypmod) || case when attnotnull then '!' else '' end as text
     from pg_attribute
     where attrelid = ${oid} and attnum > 0 and not attisdropped`,
  );
  const { columns, key } = syncTable(name);
  const declared = Object.entries(columns).map(([column, { type, notNull }]) => {
    const shown = type === "timestamp" ? "timestamp without time zone" : type;
    return `${column} ${shown}${notNull || key.includes(column) ? "!" : ""}`;
  });
  return found.sort().join() === declared.sort().join();
}

/**
 * Whatever depends on the table or on its type of row and is not Tonearm's own: what would be lost,
 * or would forbid it, if the table were dropped.
 */
async function readDependents(session: Session, oid: number, name: SyncName): Promise<string[]> {
  const { indexes = [] } = syncTable(name);
  const own = [`${name}_pkey`, ...indexes.map((columns) => indexName(name, columns))];
  return await texts(
    session,
    `with things as (
       select 'pg_class'::regclass::oid as class, ${oid}::oid as id
       union all
       select 'pg_type'::regclass, t.oid
       from pg_type as t
       where t.typrelid = ${oid}
          or t.typelem in (select oid from pg_type where typrelid = ${oid})
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
         when r.ev_class = ${oid} then 'rule ' || r.rulename
         else pg_describe_object('pg_class'::regclass, r.ev_class, 0)
       end as text
     from dependents as d
     left join pg_rewrite as r on d.classid = 'pg_rewrite'::regclass and r.oid = d.objid
     left join pg_constraint as k on d.classid = 'pg_constraint'::regclass and k.oid = d.objid
     left join pg_class as i on d.classid = 'pg_class'::regclass and i.oid = d.objid
     where not coalesce(k.conrelid = ${oid} and (k.contype = 'n' or k.conname = '${name}_pkey'), false)
       and not coalesce(i.relkind = 'i' and i.relname in (${own.map(quoteText).join(", ")}), false)
       and not coalesce(k.contype = 'f' and k.confrelid = ${oid}, false)
     union
     select 'row security'
     from pg_class
     where oid = ${oid} and relrowsecurity
     order by 1`,
  );
}

async function readGrants(session: Session, oid: number): Promise<Grant[]> {
  const rows = await session.rows(
    `with rights as (
       select c.relowner, null::name as on_column, a.*
       from pg_class as c
       cross join aclexplode(c.relacl) as a
       where c.oid = ${oid}
       union all
       select c.relowner, t.attname, a.*
       from pg_class as c
       join pg_attribute as t on t.attrelid = c.oid
       cross join aclexplode(t.attacl) as a
       where c.oid = ${oid} and not t.attisdropped
     )
     select
       privilege_type as privilege,
       case when grantee = 0 then 'public' else quote_ident(pg_get_userbyid(grantee)) end as grantee,
       on_column::text as on_column,
       is_grantable
     from rights
     where grantee <> relowner`,
  );
  return rows.map((row) => ({
    privilege: String(row["privilege"]),
    grantee: String(row["grantee"]),
    column: row["on_column"] === null ? undefined : String(row["on_column"]),
    isGrantable: row["is_grantable"] === true,
  }));
}

async function texts(session: Session, sql: string): Promise<string[]> {
  return (await session.rows(sql)).map(({ text }) => String(text));
}
