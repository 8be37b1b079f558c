import assert from "node:assert/strict";
import { RequestError } from "../../core/request_error.ts";
import { pageStateOf, readAddress } from "./page_state.ts";

Deno.test("pageStateOf: a form's empty fields are no values", () => {
  const state = pageStateOf(new URLSearchParams("startDate=&endDate=&artist=&metric=hours"));
  assert.deepEqual(state, { metric: "hours" });
});

Deno.test("readAddress: what is of every page, and what is of this one", () => {
  const search = new URLSearchParams("race=genres&genre=jazz&metric=plays&pick=1&pick=2&pick=2");
  const { state, own } = readAddress(search, ["race", "month", "pick"]);
  assert.deepEqual(state, { genre: "jazz", metric: "plays" });
  assert.deepEqual(own, { pick: "1,2", race: "genres" });
});

Deno.test("readAddress: what the page does not take is refused by name", () => {
  const wrong = [
    ["compare=x", "compare"],
    ["metric=x", "metric"],
    ["a=b", "a"],
    ["month=2019-06", "month"],
    ["race=x", "race"],
    ["race=genres&race=genres", "race"],
  ];
  for (const [search, param] of wrong) {
    const address = new URLSearchParams(search);
    assert.throws(() => readAddress(address, ["race"]), { status: 400, param });
  }
});

Deno.test("readAddress: the two days of a form are the range that is compared", () => {
  const compareOf = (search: string) => pageStateOf(new URLSearchParams(search)).compare;
  const may = { start: "2019-05-01", end: "2019-05-31" };
  assert.deepEqual(compareOf("compareStart=2019-05-01&compareEnd=2019-05-31"), may);
  assert.deepEqual(compareOf("compareStart=2019-05-31&compareEnd=2019-05-01"), may);
  assert.equal(compareOf("compareStart=&compareEnd="), undefined);
  assert.throws(() => compareOf("compareStart=2019-05-01&compareEnd=soon"), RequestError);
  assert.throws(() => compareOf("compareStart=2019-05-01"), RequestError);
});
