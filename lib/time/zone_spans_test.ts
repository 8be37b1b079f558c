import assert from "node:assert/strict";
import { zoneSpans } from "./zone_spans.ts";

type Period = readonly [from: string, to: string, zone: string];
type Change = readonly [startUtc: string, zone: string];

/** The zone that holds from the beginning of time is given first; then what begins when. */
function assertSpans(periods: readonly Period[], changes: readonly Change[]): void {
  const travels = periods.map(([from, to, zone]) => ({ from, to, zone }));
  const spans = zoneSpans("America/Toronto", travels);
  assert.deepEqual(spans.map(({ startUtc, zone }) => [startUtc, zone]), changes);
  assert.equal(spans[0]?.startUtc, "-infinity");
  assert.equal(spans.at(-1)?.endUtc, "infinity");
  spans.slice(1).forEach((span, at) => {
    assert.equal(span.startUtc, spans[at]?.endUtc, "each begins where the one before it ends");
    assert.notEqual(span.zone, spans[at]?.zone, "neighbours have different zones");
  });
}

Deno.test("zoneSpans: home holds for ever without a travel log", () => {
  assertSpans([], [["-infinity", "America/Toronto"]]);
});

Deno.test("zoneSpans: a period lasts from its first to its last local midnight", () => {
  assertSpans([["2019-05-01", "2019-08-30", "Europe/Berlin"]], [
    ["-infinity", "America/Toronto"],
    ["2019-04-30T22:00:00", "Europe/Berlin"],
    ["2019-08-30T22:00:00", "America/Toronto"],
  ]);
});

Deno.test("zoneSpans: home holds between periods that do not touch", () => {
  assertSpans([
    ["2019-05-01", "2019-05-01", "Europe/Berlin"],
    ["2019-05-03", "2019-05-03", "Asia/Tokyo"],
  ], [
    ["-infinity", "America/Toronto"],
    ["2019-04-30T22:00:00", "Europe/Berlin"],
    ["2019-05-01T22:00:00", "America/Toronto"],
    ["2019-05-02T15:00:00", "Asia/Tokyo"],
    ["2019-05-03T15:00:00", "America/Toronto"],
  ]);
});

Deno.test("zoneSpans: going west, the earlier zone holds until the later period begins", () => {
  assertSpans([
    ["2019-05-01", "2019-05-31", "Asia/Tokyo"],
    ["2019-06-01", "2019-06-30", "Europe/Berlin"],
  ], [
    ["-infinity", "America/Toronto"],
    ["2019-04-30T15:00:00", "Asia/Tokyo"],
    ["2019-05-31T22:00:00", "Europe/Berlin"],
    ["2019-06-30T22:00:00", "America/Toronto"],
  ]);
});

Deno.test("zoneSpans: going east, the later period cuts the earlier one short", () => {
  assertSpans([
    ["2019-05-01", "2019-05-31", "Europe/Berlin"],
    ["2019-06-01", "2019-06-30", "Asia/Tokyo"],
  ], [
    ["-infinity", "America/Toronto"],
    ["2019-04-30T22:00:00", "Europe/Berlin"],
    ["2019-05-31T15:00:00", "Asia/Tokyo"],
    ["2019-06-30T15:00:00", "America/Toronto"],
  ]);
});

Deno.test("zoneSpans: a period that a later one swallows whole is left out", () => {
  assertSpans([
    ["2019-05-01", "2019-05-31", "Europe/Berlin"],
    ["2019-06-01", "2019-06-01", "Etc/GMT+12"],
    ["2019-06-02", "2019-06-30", "Pacific/Kiritimati"],
  ], [
    ["-infinity", "America/Toronto"],
    ["2019-04-30T22:00:00", "Europe/Berlin"],
    ["2019-06-01T10:00:00", "Pacific/Kiritimati"],
    ["2019-06-30T10:00:00", "America/Toronto"],
  ]);
});

Deno.test("zoneSpans: neighbours of one zone are one span", () => {
  assertSpans([
    ["2019-05-01", "2019-05-31", "Europe/Berlin"],
    ["2019-06-01", "2019-06-30", "Europe/Berlin"],
    ["2019-07-01", "2019-07-31", "America/Toronto"],
  ], [
    ["-infinity", "America/Toronto"],
    ["2019-04-30T22:00:00", "Europe/Berlin"],
    ["2019-07-01T04:00:00", "America/Toronto"],
  ]);
});

Deno.test("zoneSpans: a day whose midnight is skipped begins with its first moment", () => {
  assertSpans([["2017-10-15", "2018-02-17", "America/Sao_Paulo"]], [
    ["-infinity", "America/Toronto"],
    ["2017-10-15T03:00:00", "America/Sao_Paulo"],
    ["2018-02-18T03:00:00", "America/Toronto"],
  ]);
});

Deno.test("zoneSpans: a day whose midnight comes twice begins with the first", () => {
  assertSpans([["2024-11-03", "2024-11-03", "America/Havana"]], [
    ["-infinity", "America/Toronto"],
    ["2024-11-03T04:00:00", "America/Havana"],
    ["2024-11-04T05:00:00", "America/Toronto"],
  ]);
});

Deno.test("zoneSpans: a day that a zone never had holds nothing", () => {
  assertSpans([["2011-12-30", "2011-12-30", "Pacific/Apia"]], [["-infinity", "America/Toronto"]]);
});

Deno.test("zoneSpans: the calendar's first and last day stand for always", () => {
  assertSpans([["0001-01-01", "9999-12-31", "Europe/Berlin"]], [
    ["-infinity", "Europe/Berlin"],
    ["9999-12-31T23:00:00", "America/Toronto"],
  ]);
  assertSpans([["0001-01-01", "2019-12-31", "Europe/Berlin"], [
    "2020-01-01",
    "9999-12-31",
    "America/Vancouver",
  ]], [
    ["-infinity", "Europe/Berlin"],
    ["2020-01-01T08:00:00", "America/Vancouver"],
  ]);
});
