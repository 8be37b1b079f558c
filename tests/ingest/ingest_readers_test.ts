/** Ingest runs repeatedly while readers query the store: every reader gets an answer. */
import assert from "node:assert/strict";
import { QUESTIONS } from "../../lib/queries/questions.ts";
import { withFolder, writeTree } from "../support/folders.ts";
import { patientStore } from "../support/patient_store.ts";
import { runTask } from "../support/processes.ts";

const ROUNDS = 5;
const READERS = 4;
const PLAYS_A_FILE = 50;

Deno.test("duckdb store: readers get answers while ingest runs repeatedly", async () => {
  await withFolder(async (folder) => {
    const add = async (round: number) => {
      await writeTree(`${folder}/raw`, { [`Streaming_History_Audio_${round}.json`]: file(round) });
      const { code, stderr } = await runTask("ingest", folder);
      assert.equal(code, 0, stderr);
    };
    await add(0);
    const logged: string[] = [];
    const store = patientStore(`${folder}/data`, (line) => logged.push(line));
    let isDone = false;
    const read = async (): Promise<number[]> => {
      const seen: number[] = [];
      while (!isDone) {
        // Answers come from the cache between two swaps, so other work has to have its turn.
        await new Promise((resolve) => setTimeout(resolve, 1));
        const { data, version } = await store.query(QUESTIONS.summary, {});
        const plays = await store.query(QUESTIONS.plays, { limit: 1 });
        if (plays.version === version) {
          assert.equal(plays.data[0]?.played_at, data.last_played_at);
        }
        seen.push(data.total_plays);
      }
      return seen;
    };
    const readers = Array.from({ length: READERS }, read);
    try {
      for (let round = 1; round <= ROUNDS; round++) await add(round);
    } finally {
      // A query that is under way when a test file ends takes the whole test run down.
      isDone = true;
      await Promise.allSettled(readers);
    }
    const last = await store.query(QUESTIONS.summary, {});
    for (const seen of await Promise.all(readers)) {
      assert.ok(seen.length > ROUNDS);
      assert.deepEqual(seen, seen.toSorted((a, b) => a - b), "nobody goes back to older data");
      for (const plays of seen) assert.equal(plays % PLAYS_A_FILE, 0, "no part of a file");
    }
    assert.equal(last.data.total_plays, (ROUNDS + 1) * PLAYS_A_FILE);
    assert.deepEqual(logged, []);
    await store.close();
  });
});

/** One day of listening, the day after the previous round's. */
function file(round: number): object[] {
  const noon = Temporal.Instant.from("2024-01-01T12:00:00Z").add({ hours: round * 24 });
  return Array.from({ length: PLAYS_A_FILE }, (_, at) => ({
    ts: noon.add({ minutes: at * 4 }).toString(),
    ms_played: 180_000,
    master_metadata_track_name: `Song ${at}`,
    master_metadata_album_artist_name: "Somebody",
    master_metadata_album_album_name: `Album ${round}`,
    spotify_track_uri: `spotify:track:${round}x${at}`,
  }));
}
