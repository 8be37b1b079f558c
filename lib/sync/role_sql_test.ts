import assert from "node:assert/strict";
import { roleSql } from "./role_sql.ts";

Deno.test("roleSql: one transaction, in the schema where the tables are", () => {
  const usual = roleSql();
  assert.match(usual, /^begin;$/m);
  assert.match(usual, /^commit;\n$/m);
  assert.match(usual, /grant usage on schema public to/);
  assert.doesNotMatch(usual, /search_path/);
  const other = roleSql("My music");
  assert.match(other, /grant usage on schema "My music" to tonearm_site;/);
  assert.match(other, /alter role tonearm_site set search_path = "My music";/);
  assert.doesNotMatch(other, /public/);
});
