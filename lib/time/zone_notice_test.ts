import assert from "node:assert/strict";
import { unsetZoneNotice } from "./zone_notice.ts";

Deno.test("unsetZoneNotice: names the zone used, the computer's, and each way to change it", () => {
  assert.equal(
    unsetZoneNotice({ used: "America/Toronto", computer: "Asia/Kolkata" }),
    `No time zone is set, so local times are in America/Toronto, the default.
This computer is in Asia/Kolkata.
To use that one: --timezone Asia/Kolkata, or LOCAL_TIMEZONE=Asia/Kolkata in .env.
For moves and travels: data_raw/timezones.json names the zone by date. See docs/timezones.md.`,
  );
});

Deno.test("unsetZoneNotice: says when the computer agrees or does not know", () => {
  const same = unsetZoneNotice({ used: "America/Toronto", computer: "America/Toronto" });
  assert.match(same, /^This computer is in the same zone\.$/m);
  const unknown = unsetZoneNotice({ used: "America/Toronto", computer: undefined });
  assert.match(unknown, /^This computer does not say which zone it is in\.$/m);
  for (const notice of [same, unknown]) {
    assert.match(notice, /^To use another one: --timezone Europe\/Berlin, /m);
  }
});

Deno.test("unsetZoneNotice: names the travel log where it is looked for", () => {
  const notice = unsetZoneNotice({
    used: "America/Toronto",
    computer: "UTC",
    travelLog: "exports/timezones.json",
  });
  assert.match(notice, /^For moves and travels: exports\/timezones\.json names/m);
});
