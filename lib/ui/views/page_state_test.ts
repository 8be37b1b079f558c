import assert from "node:assert/strict";
import { pageStateOf, searchOf } from "./page_state.ts";

Deno.test("pageStateOf: what searchOf writes is read again", () => {
  for (const search of ["", "startDate=2024-01-01&endDate=2024-02-01&metric=plays&compare=year"]) {
    assert.equal(String(searchOf(pageStateOf(new URLSearchParams(search)))), search);
  }
});

Deno.test("pageStateOf: a form's empty dates are no dates", () => {
  const state = pageStateOf(new URLSearchParams("startDate=&endDate=&metric=hours"));
  assert.equal(state.start, undefined);
});

Deno.test("pageStateOf: what the page does not take is refused by name", () => {
  for (const [search, param] of [["compare=x", "compare"], ["metric=x", "metric"], ["a=b", "a"]]) {
    assert.throws(() => pageStateOf(new URLSearchParams(search)), { status: 400, param });
  }
});
