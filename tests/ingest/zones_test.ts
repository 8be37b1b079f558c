/**
 * Compares DuckDB's conversion to local time with Temporal's, for every zone that DuckDB knows, from
 * 2008 (Spotify's first year) to 2027: around each change of the clock that Temporal knows, and
 * twice a month, where a change that only DuckDB knows would show.
 */
import assert from "node:assert/strict";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { localTimeSql, stretchSql } from "../../lib/time/local_time_sql.ts";
import { canonicalZone, localWallClock, zoneNames } from "../../lib/time/timezone.ts";
import { zoneSpans } from "../../lib/time/zone_spans.ts";

const FROM = Temporal.Instant.from("2008-01-01T00:00:00Z");
const UNTIL = Temporal.Instant.from("2028-01-01T00:00:00Z");

/** Seconds from a change of the clock at which both are asked. */
const AROUND_A_CHANGE = [-3600, -1, 0, 1, 3600];

/**
 * Names that DuckDB takes and Temporal does not: abbreviations of Java's, rules of System V's,
 * leftovers. May only get shorter.
 */
const NOT_IN_TEMPORAL = `
  ACT AET AGT ART AST BET BST CAT CNT CST CTT EAT ECT IET IST JST MIT NET NST PLT PNT PRT PST SST
  VST SystemV/AST4 SystemV/AST4ADT SystemV/CST6 SystemV/CST6CDT SystemV/EST5 SystemV/EST5EDT
  SystemV/HST10 SystemV/MST7 SystemV/MST7MDT SystemV/PST8 SystemV/PST8PDT SystemV/YST9
  SystemV/YST9YDT Canada/East-Saskatchewan Factory US/Pacific-New`.trim().split(/\s+/).sort();

/**
 * Days on which the two change the clock an hour apart: Moldova's, since 2022. `Europe/Tiraspol` is
 * another name of `Europe/Chisinau`. May only get shorter.
 */
const DISPUTED = ["Europe/Chisinau", "Europe/Tiraspol"].flatMap((zone) =>
  `2022-03-27 2022-10-30 2023-03-26 2023-10-29 2024-03-31 2024-10-27
   2025-03-30 2025-10-26 2026-03-29 2026-10-25 2027-03-28 2027-10-31`
    .split(/\s+/).map((day) => `${zone} ${day}`)
);

Deno.test("time zones: DuckDB and Temporal agree", async (test) => {
  const instance = await DuckDBInstance.create(":memory:");
  const db = await instance.connect();
  const names = await texts(db, "select name from pg_timezone_names() order by name");

  await test.step("both know the same names, but for those listed", () => {
    assert.deepEqual(names.filter((name) => !isTemporal(name)).sort(), NOT_IN_TEMPORAL);
    assert.deepEqual(zoneNames().filter((name) => !names.includes(name)), []);
  });

  await loadExpected(db, names.filter(isTemporal));

  await test.step("both show the same time in every zone, but for the days listed", async () => {
    const differing = await texts(
      db,
      `select distinct zone || ' ' || instant::date as day
       from expected
       where timezone(zone, make_timestamptz(epoch_us(instant))) is distinct from wall_clock
       order by day`,
    );
    assert.deepEqual(differing, DISPUTED);
  });

  await test.step("a zone's time is the same under the name it is resolved to", async () => {
    const differing = await texts(
      db,
      `select distinct zone || ' ' || canonical
       from expected
       where zone <> canonical
         and timezone(zone, make_timestamptz(epoch_us(instant)))
           is distinct from timezone(canonical, make_timestamptz(epoch_us(instant)))`,
    );
    assert.deepEqual(differing, []);
  });

  await test.step("localTimeSql converts alike, whatever the session's zone", async () => {
    for (const session of ["UTC", "America/New_York", "Asia/Kolkata"]) {
      await db.run(`set TimeZone = '${session}'`);
      for (const zone of ["America/Toronto", "Australia/Lord_Howe", "Africa/Casablanca", "UTC"]) {
        const sql = localTimeSql(zoneSpans(zone, []), "instant");
        const differing = await texts(
          db,
          `select instant::varchar from expected
           where zone = '${zone}' and ${sql} is distinct from wall_clock`,
        );
        assert.deepEqual(differing, [], `${zone} in a session of ${session}`);
      }
    }
  });

  await test.step("no zone changes its clock and back within the six hours of a stretch", async () => {
    const ahead = (at: string) => `timezone(zone, make_timestamptz(epoch_us(${at}))) - ${at}`;
    const differing = await texts(
      db,
      `select zone || ' ' || instant
       from (
         select
           zone,
           instant,
           ${ahead("instant")} as now,
           ${ahead(stretchSql("instant"))} as before,
           ${
        ahead(`(${stretchSql("instant")} + interval '6 hours' - interval '1 second')`)
      } as after
         from expected
       )
       where before = after and now <> before`,
    );
    assert.deepEqual(differing, []);
  });

  db.closeSync();
  instance.closeSync();
});

async function texts(db: DuckDBConnection, sql: string): Promise<string[]> {
  return (await db.runAndReadAll(sql)).getRows().map(([value]) => String(value));
}

function isTemporal(name: string): boolean {
  try {
    return new Temporal.ZonedDateTime(0n, name).timeZoneId === name;
  } catch {
    return false;
  }
}

/** What Temporal says for every zone and probe, as one table, sent to DuckDB as one text. */
async function loadExpected(db: DuckDBConnection, zones: readonly string[]): Promise<void> {
  const twiceAMonth = instantsTwiceAMonth();
  const lines = zones.flatMap((zone) => {
    const canonical = canonicalZone(zone);
    return [...twiceAMonth, ...instantsAroundChanges(zone)].map((instant) =>
      `${zone} ${canonical} ${instant.slice(0, -1)} ${localWallClock(instant, zone)}`
    );
  });
  await db.run(
    `create table expected as
     select
       part[1] as zone,
       part[2] as canonical,
       part[3]::timestamp as instant,
       part[4]::timestamp as wall_clock
     from (select string_split(unnest(string_split($1, chr(10))), ' ') as part)`,
    [lines.join("\n")],
  );
}

function instantsTwiceAMonth(): string[] {
  const instants: string[] = [];
  let at = FROM;
  while (Temporal.Instant.compare(at, UNTIL) < 0) {
    instants.push(at.toString());
    at = at.add({ hours: 15 * 24 });
  }
  return instants;
}

function instantsAroundChanges(zone: string): string[] {
  const instants: string[] = [];
  let change = FROM.toZonedDateTimeISO(zone).getTimeZoneTransition("next");
  while (change !== null && change.epochMilliseconds < UNTIL.epochMilliseconds) {
    const at = change.toInstant();
    instants.push(...AROUND_A_CHANGE.map((seconds) => at.add({ seconds }).toString()));
    change = change.getTimeZoneTransition("next");
  }
  return instants;
}
