/** Findings over random histories, against plain computations from the plays alone. */
import fc from "npm:fast-check@4.10.2";
import { openStore } from "../../lib/queries/store.ts";
import { caseOf, type Given } from "../support/finding_case.ts";
import { MUSIC_CHECKS } from "../support/finding_checks_music.ts";
import { TIME_CHECKS } from "../support/finding_checks_time.ts";
import { EMPTY, type HistoryRow, writeHistory } from "../support/history.ts";
import { randomHistory } from "../support/random_history.ts";

/** Fixed, so that a run says the same each time; change both to look for more. */
const SEED = Number(Deno.env.get("FINDINGS_SEED") ?? 29);
const HISTORIES = Number(Deno.env.get("FINDINGS_HISTORIES") ?? 8);
/** How many ranges, measures and comparisons each history is asked about. */
const CASES = Number(Deno.env.get("FINDINGS_CASES") ?? 10);

const given: fc.Arbitrary<Given> = fc.record({
  from: fc.double({ min: 0, max: 1, noNaN: true }),
  days: fc.constantFrom(1, 7, 29, 31, 60, 200, 400, 4000),
  measure: fc.constantFrom("hours" as const, "plays" as const),
  comparison: fc.constantFrom("previous" as const, "year" as const),
});

Deno.test("findings: random histories, ranges and measures, as plays alone have it", async () => {
  const property = fc.asyncProperty(
    randomHistory,
    fc.array(given, { minLength: CASES, maxLength: CASES }),
    checkHistory,
  );
  await fc.assert(property, { seed: SEED, numRuns: HISTORIES, endOnFailure: true });
});

async function checkHistory(plays: HistoryRow[], cases: readonly Given[]): Promise<void> {
  const folder = await Deno.makeTempDir();
  await writeHistory(`${folder}/spotify.duckdb`, { ...EMPTY, plays });
  const store = await openStore({ dataDir: folder, postgresUrl: "", log: () => {} });
  try {
    for (const one of cases) {
      const of = caseOf(store, plays, one);
      for (const [name, check] of Object.entries({ ...TIME_CHECKS, ...MUSIC_CHECKS })) {
        try {
          await check(of);
        } catch (error) {
          throw new Error(`${name}, ${JSON.stringify({ ...of.range, ...one })}`, { cause: error });
        }
      }
    }
  } finally {
    await store.close();
    await Deno.remove(folder, { recursive: true });
  }
}
