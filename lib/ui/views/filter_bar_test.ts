import assert from "node:assert/strict";
import { filterBarView, NO_OWN } from "./filter_bar.ts";
import type { Scope } from "./overview.ts";
import { pageStateOf } from "./page_state.ts";
import { comparedWith } from "./ranges.ts";

const DATA = { start: "2021-05-01", end: "2024-03-10" };

/** What a page at an address knows, of data that is only dates. */
function scopeAt(search: string): Scope {
  const state = pageStateOf(new URLSearchParams(search));
  const range = { start: state.start ?? DATA.start, end: state.end ?? DATA.end };
  return {
    state,
    range,
    data: DATA,
    compared: comparedWith(range, state.compare),
    everything: {
      total_hours: 0,
      total_plays: 0,
      unique_tracks: 0,
      unique_artists: 0,
      first_played_at: null,
      last_played_at: null,
      min_date: DATA.start,
      max_date: DATA.end,
    },
    zone: "UTC",
  };
}

const view = (search: string, own = NO_OWN) => filterBarView(scopeAt(search), "/page", true, own);

Deno.test("filterBarView: all of the data is said, has no chips and nothing to clear", () => {
  const { everything, chips, clear, compare } = view("");
  assert.equal(everything, "1 May 2021 – 10 March 2024");
  assert.deepEqual([chips, clear, compare], [[], null, []]);
});

Deno.test("filterBarView: presets by name, and every year of the data", () => {
  const { named, years } = view("");
  assert.deepEqual(named.map(({ text, hint }) => [text, hint]), [
    ["All time", undefined],
    ["Last 7 days", undefined],
    ["Last 30 days", undefined],
    ["This month", "Mar 2024"],
    ["This year", "2024"],
    ["Last year", "2023"],
  ]);
  assert.deepEqual(years.map(({ text }) => text), ["2024", "2023", "2022", "2021"]);
  assert.equal(years[3]?.href, "/page?startDate=2021-01-01&endDate=2021-12-31");
});

Deno.test("filterBarView: a chip for each filter leads to the page without it", () => {
  const search = "startDate=2024-01-01&endDate=2024-12-31&metric=plays&compare=previous";
  const own = {
    search: new URLSearchParams({ artist: "Nina", race: "genres" }),
    chips: [{ name: "artist", text: "by Nina" }],
  };
  const { chips, clear, said } = view(search, own);
  assert.deepEqual(chips.map(({ name, text }) => [name, text]), [
    ["range", "1 January – 10 March 2024"],
    ["metric", "Plays"],
    ["compare", "against 1 January – 31 December 2023"],
    ["artist", "by Nina"],
  ]);
  for (const { name, href } of chips) {
    const left = new URL(href, "http://localhost").searchParams;
    assert.equal(left.has(name === "range" ? "startDate" : name), false, href);
    assert.equal(left.get("race"), "genres");
    assert.equal(left.size, name === "range" ? 4 : 5, href);
  }
  assert.equal(clear, "/page?race=genres");
  assert.equal(
    said,
    "1 January – 10 March 2024, Plays, against 1 January – 31 December 2023, by Nina",
  );
});

Deno.test("filterBarView: the form sends all but its own two days", () => {
  const { form, range } = view("startDate=2024-01-01&endDate=2024-12-31&metric=plays");
  assert.deepEqual(form, { action: "/page", hidden: [["metric", "plays"]] });
  assert.deepEqual(range, { start: "2024-01-01", end: "2024-03-10" });
});
