import assert from "node:assert/strict";
import { table } from "../../../lib/db/tables.ts";
import { listen } from "./listening.ts";
import { demoMetadata, METADATA_TABLES, type Row, writeDemoMetadata } from "./metadata.ts";
import { makeWorld } from "./world.ts";

const WORLD = makeWorld({ seed: 1, years: 10, plays: 2000 });
const HEARD = new Uint32Array(WORLD.catalogue.tracks.length);
for (const { item } of [...listen(WORLD)].flat()) {
  if (!("kind" in item)) HEARD[item.index] = (HEARD[item.index] ?? 0) + 1;
}
const METADATA = demoMetadata(WORLD, HEARD);

Deno.test("demoMetadata: rows have exactly the columns of their tables", () => {
  for (const name of METADATA_TABLES) {
    const columns = Object.keys(table(name).columns);
    assert.ok(METADATA[name].length > 0);
    for (const row of METADATA[name]) assert.deepEqual(Object.keys(row), columns);
  }
});

Deno.test("demoMetadata: values fit the types of their columns", () => {
  for (const name of METADATA_TABLES) {
    for (const row of METADATA[name]) {
      for (const [column, { type, notNull }] of Object.entries(table(name).columns)) {
        const value = row[column] ?? null;
        if (value === null) assert.ok(!notNull, `${name}.${column}`);
        else if (/int|integer/.test(type)) assert.ok(Number.isSafeInteger(value), column);
        else if (type === "double precision") assert.equal(typeof value, "number", column);
        else if (type === "boolean") assert.equal(typeof value, "boolean", column);
        else assert.equal(typeof value, "string", column);
      }
    }
  }
});

Deno.test("demoMetadata: keys are unique and belong to what was heard", () => {
  const heard = new Set(WORLD.catalogue.tracks.filter((t) => HEARD[t.index]).map((t) => t.uri));
  for (const name of ["tracks", "audio_features"] as const) {
    const uris = keysOf(METADATA[name], "spotify_track_uri");
    assert.equal(new Set(uris).size, uris.length);
    assert.ok(uris.every((uri) => heard.has(uri) && uri.startsWith("spotify:track:")));
  }
  const artists = keysOf(METADATA.artists, "artist_name");
  assert.equal(new Set(artists).size, artists.length);
});

Deno.test("demoMetadata: covers most of the listening, not all", () => {
  const known = new Set(keysOf(METADATA.tracks, "spotify_track_uri"));
  let all = 0;
  let covered = 0;
  for (const { index, uri } of WORLD.catalogue.tracks) {
    const records = HEARD[index] ?? 0;
    all += records;
    if (known.has(uri)) covered += records;
  }
  assert.ok(covered / all > 0.9 && covered / all < 0.99, `${covered / all}`);
});

Deno.test("demoMetadata: some artists have no genres, shares are from 0 to 1", () => {
  const genres = METADATA.artists.map((row) => row.genres);
  assert.ok(genres.includes(""));
  assert.ok(genres.some((text) => String(text).includes(", ")));
  for (const row of METADATA.audio_features) {
    for (const share of ["danceability", "energy", "valence", "acousticness", "liveness"]) {
      assert.ok(Number(row[share]) >= 0 && Number(row[share]) <= 1, share);
    }
    assert.ok(Number(row.loudness) < 0 && Number(row.tempo) > 40);
  }
});

Deno.test("writeDemoMetadata: one JSON object a line, the same each time", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const paths = await writeDemoMetadata(WORLD, HEARD, folder);
    for (const name of METADATA_TABLES) {
      const lines = (await Deno.readTextFile(paths[name])).trimEnd().split("\n");
      assert.deepEqual(lines.map((line) => JSON.parse(line)), METADATA[name]);
    }
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

function keysOf(rows: readonly Row[], column: string): string[] {
  return rows.map((row) => String(row[column]));
}
