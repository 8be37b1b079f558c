import assert from "node:assert/strict";
import { DuckDBInstance } from "@duckdb/node-api";
import {
  localTimeByStretchSql,
  localTimeSql,
  stretchesSql,
  stretchSql,
  zoneNameSql,
} from "./local_time_sql.ts";
import { localWallClock } from "./timezone.ts";
import { zoneSpans } from "./zone_spans.ts";

const TRAVELS = [
  { from: "2019-03-20", to: "2019-05-31", zone: "Asia/Tokyo" },
  { from: "2019-06-01", to: "2019-10-28", zone: "Europe/Berlin" },
  { from: "2019-11-03", to: "2019-11-03", zone: "America/Havana" },
];

Deno.test("localTimeSql: one zone is one constant", () => {
  assert.equal(
    localTimeSql(zoneSpans("UTC", []), "p.ts"),
    "timezone('UTC', make_timestamptz(epoch_us(p.ts)))",
  );
});

Deno.test("localTimeSql, zoneNameSql: agree with Temporal at every change of zone and clock", async () => {
  const spans = zoneSpans("America/Toronto", TRAVELS);
  const changes = [
    ...spans.slice(1).map(({ startUtc }) => `${startUtc}Z`),
    "2019-03-10T07:00:00Z",
    "2019-10-27T01:00:00Z",
    "2019-11-03T05:00:00Z",
    "2019-11-03T06:00:00Z",
    "2020-11-01T06:00:00Z",
  ];
  const instants = changes.flatMap((change) =>
    [-3600, -1, -0.001, 0, 0.001, 1, 3600].map((seconds) =>
      Temporal.Instant.from(change).add({ milliseconds: seconds * 1000 }).toString()
    )
  );
  const expected = instants.map((instant) => {
    const utc = instant.slice(0, -1);
    const zone = spans.find(({ startUtc, endUtc }) =>
      (startUtc === "-infinity" || startUtc <= utc) && (endUtc === "infinity" || utc < endUtc)
    )?.zone ?? "";
    return [zone, Temporal.PlainDateTime.from(localWallClock(instant, zone)).toString()];
  });
  const answered = await answers(
    `select ${zoneNameSql(spans, "ts")}, ${localTimeSql(spans, "ts")}::varchar
     from (select unnest(string_split($1, ' '))::timestamp as ts)`,
    instants.map((instant) => instant.slice(0, -1)).join(" "),
  );
  assert.deepEqual(
    answered.map(([zone, clock]) => [
      zone,
      Temporal.PlainDateTime.from(String(clock)).toString(),
    ]),
    expected,
  );
});

Deno.test("localTimeSql: keeps null, microseconds and what an expression gives", async () => {
  const spans = zoneSpans("Asia/Kolkata", TRAVELS);
  const [row] = await answers(
    `select
       ${localTimeSql(spans, "null::timestamp")},
       ${localTimeSql(spans, "($1::timestamp + interval 1 day)")}::varchar`,
    "2024-01-01T00:00:00.123456",
  );
  assert.deepEqual(row, [null, "2024-01-02 05:30:00.123456"]);
});

Deno.test("localTimeByStretchSql: is what localTimeSql is, around every change of zone and clock", async () => {
  const spans = zoneSpans("America/St_Johns", TRAVELS);
  const minutes = `
    select unnest(range(day, day + interval 1 day, interval 1 minute)) as utc
    from (
      select unnest(string_split($1, ' '))::timestamp as day
    )`;
  const days = [
    ...spans.slice(1).map(({ startUtc }) => startUtc.slice(0, 10)),
    "2007-03-11",
    "2019-03-10",
    "2019-11-03",
    "2020-06-15",
  ];
  const [row] = await answers(
    `with minutes as materialized (${minutes}),
     stretches as (${stretchesSql(spans, "minutes")})
     select
       count(*) filter (${localTimeByStretchSql(spans, "utc")} <> ${localTimeSql(spans, "utc")}),
       count(*) filter (is_steady) > count(*) / 2,
       count(*)
     from minutes
     join stretches on stretch = ${stretchSql("utc")}`,
    days.join(" "),
  );
  assert.deepEqual(row, [0n, true, BigInt(days.length * 24 * 60)]);
});

Deno.test("localTimeSql: a quote in a name stays inside its literal", () => {
  const spans = [{ zone: "O'Clock", startUtc: "-infinity", endUtc: "infinity" }];
  assert.equal(zoneNameSql(spans, "ts"), "'O''Clock'");
});

Deno.test("localTimeSql: refuses to convert without a span", () => {
  assert.throws(() => localTimeSql([], "ts"), TypeError);
});

async function answers(sql: string, value: string) {
  const instance = await DuckDBInstance.create(":memory:");
  const db = await instance.connect();
  try {
    return (await db.runAndReadAll(sql, [value])).getRows();
  } finally {
    db.closeSync();
    instance.closeSync();
  }
}
