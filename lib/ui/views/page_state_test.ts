import assert from "node:assert/strict";
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
