import assert from "node:assert/strict";
import { fileFingerprint, fingerprintOf } from "./fingerprint.ts";
import { DERIVED } from "./derived.ts";
import { may, type Table, TABLES } from "./tables.ts";

const { artists } = TABLES;
const { followers: _, ...fewer } = artists.columns;

/** Declarations that differ from those of `artists` in one thing that answers depend on. */
const CHANGED: Readonly<Record<string, Table>> = {
  "a column more": { ...artists, columns: { ...artists.columns, label: may("text", "") } },
  "a column fewer": { ...artists, columns: fewer },
  "a column renamed": { ...artists, columns: { ...fewer, fans: artists.columns.followers } },
  "columns in another order": {
    ...artists,
    columns: { ...fewer, followers: artists.columns.followers },
  },
  "another type": { ...artists, columns: { ...artists.columns, genres: may("integer", "") } },
  "a column that is never null": {
    ...artists,
    columns: { ...artists.columns, genres: { type: "text", notNull: true, help: "" } },
  },
  "another key": { ...artists, key: ["artist_name", "provider"] },
};

Deno.test("fingerprintOf: every change of a declaration that answers depend on changes it", () => {
  const prints = new Map<string, string>([[fingerprintOf({ ...TABLES, ...DERIVED }), "as it is"]]);
  const add = (what: string, print: string) => {
    assert.equal(prints.get(print), undefined, what);
    prints.set(print, what);
  };
  for (const [what, changed] of Object.entries(CHANGED)) {
    add(what, fingerprintOf({ ...TABLES, ...DERIVED, artists: changed }));
  }
  const { artists, ...others } = TABLES;
  add("a table fewer", fingerprintOf({ ...others, ...DERIVED }));
  add("a table renamed", fingerprintOf({ ...others, performers: artists, ...DERIVED }));
  for (const [name, table] of Object.entries(DERIVED)) {
    const derive = table.derive.replace("select", "select distinct");
    add(
      `${name} made otherwise`,
      fingerprintOf({ ...TABLES, ...DERIVED, [name]: { ...table, derive } }),
    );
  }
  add("scratch tables", fingerprintOf({ ...TABLES, ...DERIVED }, { names: "select 1" }));
  add("other scratch tables", fingerprintOf({ ...TABLES, ...DERIVED }, { names: "select 2" }));
});

Deno.test("fingerprintOf: help, indexes and the layout of SQL do not count", () => {
  const { plays, ...others } = TABLES;
  const reworded = { ...plays, help: "Other words.", indexes: [["album_name"]] };
  assert.equal(fingerprintOf({ plays: reworded, ...others }), fileFingerprint());
  const { listens } = DERIVED;
  const derive = listens.derive.replaceAll("\n", "\n\t ");
  assert.equal(fingerprintOf({ listens: { ...listens, derive } }), fingerprintOf({ listens }));
});
