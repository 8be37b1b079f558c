import { quoteName } from "../db/tables.ts";
import { within } from "./ddl.ts";
import { type SyncName, syncTable } from "./tables.ts";

/** A right on a table, or on one column of it. */
export interface Grant {
  readonly privilege: string;
  /** Quoted, or `public`. */
  readonly grantee: string;
  readonly column: string | undefined;
  readonly isGrantable: boolean;
}

/** The rights that others have on the table `c` of `pg_class`, one JSON array each. */
export const SELECT_GRANTS = `
  select json_build_array(
    privilege_type,
    case when grantee = 0 then 'public' else quote_ident(pg_get_userbyid(grantee)) end,
    on_column,
    is_grantable
  )::text
  from (
    select null::text as on_column, a.*
    from aclexplode(c.relacl) as a
    union all
    select t.attname::text, a.*
    from pg_attribute as t
    cross join aclexplode(t.attacl) as a
    where t.attrelid = c.oid and not t.attisdropped
  ) as rights
  where grantee <> c.relowner`;

/** A right as {@linkcode SELECT_GRANTS} tells it. */
export function readGrant(json: string): Grant {
  const [privilege, grantee, column, isGrantable]: unknown[] = JSON.parse(json);
  return {
    privilege: String(privilege),
    grantee: String(grantee),
    column: column === null ? undefined : String(column),
    isGrantable: isGrantable === true,
  };
}

/** Grants on a new table what others may do with the old one. */
export function grantSql(schema: string, name: SyncName, grants: readonly Grant[]): string[] {
  const columns = Object.keys(syncTable(name).columns);
  return grants
    .filter(({ column }) => column === undefined || columns.includes(column))
    .map(({ privilege, grantee, column, isGrantable }) => {
      const on = column === undefined ? "" : ` (${quoteName(column)})`;
      const option = isGrantable ? " with grant option" : "";
      return `grant ${privilege.toLowerCase()}${on} on ${
        within(schema, name)
      } to ${grantee}${option}`;
    });
}

/** The rights on a table that is new: a role that may read all the others may read it. */
export function commonGrants(tables: Iterable<{ readonly grants: readonly Grant[] }>): Grant[] {
  const readers = [...tables].map(({ grants }) =>
    grants.filter(({ privilege, column }) => privilege === "SELECT" && column === undefined)
  );
  const [first = [], ...others] = readers;
  return first
    .filter(({ grantee }) =>
      others.every((grants) => grants.some((each) => each.grantee === grantee))
    )
    .map((grant) => ({ ...grant, isGrantable: false }));
}
