import assert from "node:assert/strict";
import { CliError } from "../core/errors.ts";
import { canonicalZone, computerZone, localWallClock, zoneNames } from "./timezone.ts";

Deno.test("canonicalZone: keeps a current name", () => {
  for (const name of ["America/Toronto", "Europe/Berlin", "Asia/Kolkata", "Europe/Kyiv", "UTC"]) {
    assert.equal(canonicalZone(name), name);
  }
});

Deno.test("canonicalZone: ignores case and spells the name as IANA does", () => {
  for (
    const [name, spelled] of [
      ["europe/berlin", "Europe/Berlin"],
      ["AMERICA/PORT-AU-PRINCE", "America/Port-au-Prince"],
      ["america/argentina/buenos_aires", "America/Argentina/Buenos_Aires"],
      ["antarctica/dumontdurville", "Antarctica/DumontDUrville"],
      ["utc", "UTC"],
      ["etc/gmt+5", "Etc/GMT+5"],
    ] as const
  ) assert.equal(canonicalZone(name), spelled);
});

Deno.test("canonicalZone: resolves legacy names", () => {
  for (
    const [legacy, current] of [
      ["US/Eastern", "America/New_York"],
      ["us/pacific", "America/Los_Angeles"],
      ["Canada/Eastern", "America/Toronto"],
      ["America/Montreal", "America/Toronto"],
      ["US/East-Indiana", "America/Indiana/Indianapolis"],
      ["Europe/Belfast", "Europe/London"],
      ["Japan", "Asia/Tokyo"],
      ["PRC", "Asia/Shanghai"],
      ["EST5EDT", "America/New_York"],
      ["CET", "Europe/Brussels"],
      ["GMT", "UTC"],
      ["GMT+0", "UTC"],
      ["Zulu", "UTC"],
      ["Etc/UTC", "UTC"],
      ["Etc/Greenwich", "UTC"],
    ] as const
  ) assert.equal(canonicalZone(legacy), current, legacy);
});

Deno.test("canonicalZone: gives each renamed zone its name of today, from either name", () => {
  for (
    const [old, current] of [
      ["Africa/Asmera", "Africa/Asmara"],
      ["America/Buenos_Aires", "America/Argentina/Buenos_Aires"],
      ["America/Catamarca", "America/Argentina/Catamarca"],
      ["America/Coral_Harbour", "America/Atikokan"],
      ["America/Cordoba", "America/Argentina/Cordoba"],
      ["America/Godthab", "America/Nuuk"],
      ["America/Indianapolis", "America/Indiana/Indianapolis"],
      ["America/Jujuy", "America/Argentina/Jujuy"],
      ["America/Louisville", "America/Kentucky/Louisville"],
      ["America/Mendoza", "America/Argentina/Mendoza"],
      ["Asia/Calcutta", "Asia/Kolkata"],
      ["Asia/Katmandu", "Asia/Kathmandu"],
      ["Asia/Rangoon", "Asia/Yangon"],
      ["Asia/Saigon", "Asia/Ho_Chi_Minh"],
      ["Atlantic/Faeroe", "Atlantic/Faroe"],
      ["Europe/Kiev", "Europe/Kyiv"],
      ["Pacific/Enderbury", "Pacific/Kanton"],
      ["Pacific/Ponape", "Pacific/Pohnpei"],
      ["Pacific/Truk", "Pacific/Chuuk"],
    ] as const
  ) {
    assert.equal(canonicalZone(old), current);
    assert.equal(canonicalZone(current), current);
  }
});

Deno.test("canonicalZone: keeps places apart that share a clock today", () => {
  for (const name of ["Europe/Amsterdam", "Europe/Brussels", "Europe/Oslo", "Atlantic/Reykjavik"]) {
    assert.equal(canonicalZone(name), name);
  }
});

Deno.test("canonicalZone: suggests the nearest names", () => {
  for (
    const [name, suggested] of [
      ["Europe/Berln", "Did you mean Europe/Berlin"],
      ["America/New York", "Did you mean America/New_York?"],
      ["new york", "Did you mean America/New_York?"],
      ["toronto", "Did you mean America/Toronto?"],
      ["Rome", "Did you mean Europe/Rome?"],
      ["Germany/Berlin", "Did you mean Europe/Berlin?"],
      ["US/Easten", "Did you mean US/Eastern?"],
      ["Eastern", "Did you mean US/Eastern or Canada/Eastern?"],
      ["São Paulo", "Did you mean America/Sao_Paulo?"],
      ["Europe/Berlin ", "Did you mean Europe/Berlin"],
      ["PST", "Abbreviations are shared by several zones"],
      ["CEST", "Abbreviations are shared by several zones"],
      ["Boston", "Name the nearest large city"],
      ["Factory", "Name the nearest large city"],
      ["Etc/Unknown", "Name the nearest large city"],
      ["", "Name the nearest large city"],
      ["x".repeat(1_000_000), "Name the nearest large city"],
    ] as const
  ) {
    const { message, fix } = refusal(name);
    assert.match(message, /^".*" is not a time zone in the IANA database\.$/);
    assert.ok(fix.startsWith(suggested), `${name.slice(0, 20)}: ${fix}`);
    assert.ok(fix.endsWith("docs/timezones.md shows how to list all names."));
    assert.ok(message.length < 150);
  }
});

Deno.test("canonicalZone: shows control characters escaped", () => {
  assert.ok(refusal("Europe/\u001b[31mBerlin").message.startsWith('"Europe/\\u001b[31mBerlin"'));
});

Deno.test("canonicalZone: refuses offsets and names the clock that never changes", () => {
  for (
    const [offset, clock] of [
      ["+02:00", "Etc/GMT-2"],
      ["-05:00", "Etc/GMT+5"],
      ["-5", "Etc/GMT+5"],
      ["\u22125", "Etc/GMT+5"],
      ["UTC+2", "Etc/GMT-2"],
      ["utc -03", "Etc/GMT+3"],
      ["GMT+14", "Etc/GMT-14"],
      ["+0000", "UTC"],
      ["+05:30", undefined],
      ["-13:00", undefined],
    ] as const
  ) {
    const { message, fix } = refusal(offset);
    assert.equal(
      message,
      `"${offset}" is an offset, not a time zone: it does not say when clocks change.`,
    );
    assert.equal(/never changes is ([^ ]+?)\.? /.exec(fix)?.[1], clock, offset);
    if (clock !== undefined) assert.equal(canonicalZone(clock), clock);
  }
});

Deno.test("zoneNames: lists canonical names once, in order", () => {
  const names = zoneNames();
  assert.deepEqual(names.map(canonicalZone), names);
  assert.deepEqual(names, [...new Set(names)].sort());
  for (const name of ["UTC", "Asia/Kolkata", "Europe/Kyiv"]) assert.ok(names.includes(name));
  for (const name of ["Asia/Calcutta", "US/Eastern"]) assert.ok(!names.includes(name));
});

Deno.test("computerZone: is what TZ says", () => {
  const tz = Deno.env.get("TZ");
  if (tz === undefined) assert.equal(computerZone(), computerZone(Temporal.Now.timeZoneId()));
  else assert.equal(computerZone(), canonicalZone(tz));
});

Deno.test("computerZone: resolves the system's name, and is undefined if that is not a zone", () => {
  for (
    const [systemName, zone] of [
      ["Asia/Calcutta", "Asia/Kolkata"],
      ["Etc/UTC", "UTC"],
      ["Etc/Unknown", undefined],
      ["+05:30", undefined],
      ["", undefined],
    ] as const
  ) assert.equal(computerZone(systemName), zone);
});

Deno.test("localWallClock: repeats and skips the hour when clocks change", () => {
  for (
    const [instant, zone, clock] of [
      ["2024-11-03T05:30:00Z", "America/Toronto", "2024-11-03T01:30:00"],
      ["2024-11-03T06:30:00Z", "America/Toronto", "2024-11-03T01:30:00"],
      ["2024-03-10T06:59:59Z", "America/Toronto", "2024-03-10T01:59:59"],
      ["2024-03-10T07:00:00Z", "America/Toronto", "2024-03-10T03:00:00"],
      ["2024-04-06T15:00:00Z", "Australia/Lord_Howe", "2024-04-07T01:30:00"],
      ["2024-01-01T00:00:00Z", "Asia/Kathmandu", "2024-01-01T05:45:00"],
      ["2011-12-30T10:00:00Z", "Pacific/Apia", "2011-12-31T00:00:00"],
      ["2024-01-01T00:00:00.123Z", "UTC", "2024-01-01T00:00:00.123"],
    ] as const
  ) assert.equal(localWallClock(instant, zone), clock);
});

Deno.test("localWallClock: refuses a time that is not an instant", () => {
  assert.throws(() => localWallClock("2024-01-01T00:00:00", "UTC"), RangeError);
});

function refusal(name: string): { message: string; fix: string } {
  try {
    canonicalZone(name);
  } catch (error) {
    assert.ok(error instanceof CliError);
    assert.equal(error.code, "unknown-zone");
    assert.equal(error.exitCode, 2);
    return { message: error.message, fix: error.fix ?? "" };
  }
  assert.fail(`canonicalZone takes ${name}`);
}
