import assert from "node:assert/strict";
import { filterBarView, NO_OWN } from "./filter_bar.ts";
import { contextOf, type PageContext } from "../page_context.ts";
import { pageStateOf } from "./page_state.ts";

const DATA = { start: "2021-05-01", end: "2024-03-10" };

/** What a page at an address knows on a day, of data that is only dates. */
function contextAt(search: string, today = "2024-03-12"): PageContext {
  const context = contextOf(
    "/page",
    pageStateOf(new URLSearchParams(search)),
    {
      total_hours: 0,
      total_plays: 0,
      unique_tracks: 0,
      unique_artists: 0,
      first_played_at: null,
      last_played_at: null,
      min_date: DATA.start,
      max_date: DATA.end,
    },
    "America/Toronto",
    Date.parse(`${today}T12:00:00Z`),
  );
  assert.ok(context !== null);
  return context;
}

const view = (search: string, own = NO_OWN) => filterBarView(contextAt(search), "/page", true, own);

Deno.test("filterBarView: all of the data is said, has no chips and nothing to clear", () => {
  const { everything, chips, clear, compare } = view("");
  assert.equal(everything, "1 May 2021 – 10 March 2024");
  assert.deepEqual([chips, clear, compare], [[], null, []]);
});

Deno.test("filterBarView: presets by name, and every year of the data", () => {
  const { named, years } = view("");
  assert.deepEqual(named.map(({ text, hint }) => [text, hint]), [
    ["All time", undefined],
    ["Last 7 days", "4–10 March 2024"],
    ["Last 30 days", "10 February – 10 March 2024"],
    ["This month", "Mar 2024"],
    ["This year", "2024"],
    ["Last year", "2023"],
  ]);
  const names = filterBarView(contextAt("", "2026-11-28"), "/page", true, NO_OWN).named;
  assert.deepEqual(names.slice(3).map(({ text }) => text), [
    "Latest month",
    "Latest year",
    "Year before",
  ]);
  assert.deepEqual(years.map(({ text }) => text), ["2024", "2023", "2022", "2021"]);
  assert.equal(years[3]?.href, "/page?startDate=2021-01-01&endDate=2021-12-31");
});

Deno.test("filterBarView: a chip for each filter leads to the page without it", () => {
  const search = "startDate=2024-01-01&endDate=2024-12-31&artist=Nina&private=false" +
    "&metric=plays&compare=previous";
  const own = {
    search: new URLSearchParams({ q: "blue", race: "genres" }),
    chips: [{ name: "q", text: "matches blue" }],
  };
  const { chips, clear, said } = view(search, own);
  assert.deepEqual(chips.map(({ name, text }) => [name, text]), [
    ["range", "1 January – 10 March 2024"],
    ["artist", "by \u2068Nina\u2069"],
    ["private", "without private sessions"],
    ["metric", "Plays"],
    ["compare", "compared with 1 January – 10 March 2023"],
    ["q", "matches blue"],
  ]);
  for (const { name, href } of chips) {
    const left = new URL(href, "http://localhost").searchParams;
    assert.equal(left.has(name === "range" ? "startDate" : name), false, href);
    assert.equal(left.get("race"), "genres");
    assert.equal(left.size, name === "range" ? 6 : 7, href);
  }
  assert.equal(clear, "/page?race=genres");
  assert.equal(
    said,
    "1 January – 10 March 2024, Plays, by \u2068Nina\u2069, without private sessions, " +
      "compared with 1 January – 10 March 2023, matches blue",
  );
});

Deno.test("filterBarView: what cannot be compared is said", () => {
  const { chips } = view("startDate=2021-01-01&endDate=2021-12-31&compare=previous");
  assert.deepEqual(chips.map(({ text }) => text), [
    "1 May – 31 December 2021",
    "too little data to compare with 1 May – 31 December 2020",
  ]);
});

Deno.test("filterBarView: comparing is offered from the start, with any two years", () => {
  const { compare, comparing } = view("");
  assert.deepEqual(compare, []);
  assert.equal(comparing?.years.label, "2024 and another year");
  assert.deepEqual(comparing?.years.links.map(({ text }) => text), ["2023", "2022", "2021"]);
  assert.equal(
    comparing?.years.links[1]?.href,
    "/page?startDate=2024-01-01&endDate=2024-12-31&compare=2022-01-01..2022-12-31",
  );
  assert.deepEqual(comparing?.range, { start: "2024-01-01", end: "2024-12-31" });
  assert.deepEqual(comparing?.before, { start: "2023-01-01", end: "2023-12-31" });
});

Deno.test("filterBarView: what two names mean alike is offered once", () => {
  const offered = (search: string) => view(search).compare.map(({ text }) => text);
  assert.deepEqual(offered("startDate=2023-01-01&endDate=2023-12-31"), [
    "No comparison",
    "Previous period",
  ]);
  assert.deepEqual(offered("startDate=2024-02-01&endDate=2024-02-29"), [
    "No comparison",
    "Previous period",
    "Same dates last year",
  ]);
  const chosen = view("startDate=2023-01-01&endDate=2023-12-31&compare=year").compare;
  assert.deepEqual(chosen.map(({ isChosen }) => isChosen), [false, true]);
});

Deno.test("filterBarView: the form of two ranges begins with those that are compared", () => {
  const search =
    "startDate=2022-03-01&endDate=2022-05-31&metric=plays&compare=2021-06-01..2021-07-31";
  const { comparing, chips } = view(search);
  assert.deepEqual(comparing?.range, { start: "2022-03-01", end: "2022-05-31" });
  assert.deepEqual(comparing?.before, { start: "2021-06-01", end: "2021-07-31" });
  assert.deepEqual(comparing?.hidden, [["metric", "plays"]]);
  assert.ok(chips.some(({ text }) => text === "compared with 1 June – 31 July 2021"));
});

Deno.test("filterBarView: the form sends all but its own two days", () => {
  const { form, range } = view("startDate=2024-01-01&endDate=2024-12-31&metric=plays");
  assert.deepEqual(form, { action: "/page", hidden: [["metric", "plays"]] });
  assert.deepEqual(range, { start: "2024-01-01", end: "2024-03-10" });
});
