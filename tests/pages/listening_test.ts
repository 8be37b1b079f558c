/** Patterns, taste and habits: what the pages answer, and that their numbers are the API's. */
import assert from "node:assert/strict";
import { clock, count, finePercent, hours, percent, span } from "../../lib/ui/words/format.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { EMPTY, type History, makeHistory } from "../support/history.ts";
import { ask, readable, testsOn, withData } from "../support/site.ts";

const PAGES = ["/patterns", "/taste", "/habits"];
const LONG = `${"Эхо 🎸 مرحبا ".repeat(10)}`.slice(0, 120).toWellFormed();

/** Status, content type, body, in this order; the body as people read it. */
async function text(path: string, status = 200): Promise<string> {
  const response = await ask(path);
  assert.equal(response.status, status, path);
  assert.match(response.headers.get("content-type") ?? "", /^text\/html/);
  const html = await response.text();
  assert.doesNotMatch(html, /<[^>]+\sstyle="/, path);
  assert.doesNotMatch(html.replaceAll(/<script[^>]*>.*?<\/script>/gs, ""), /NaN|Infinity/, path);
  return readable(html).replaceAll("&quot;", '"').replaceAll("&lt;", "<");
}

const data = async (path: string) => (await (await ask(`/api/${path}`)).json()).data;
const plain = (value: string) => value.replaceAll(/[\s\u00a0\u202f]+/g, " ");

function has(page: string, ...values: string[]): void {
  for (const value of values) assert.ok(page.includes(plain(value)), value);
}

function renamed(history: History): History {
  const rename = <Row extends { artist_name: string | null }>(row: Row) => ({
    ...row,
    artist_name: row.artist_name === "100% Wool" ? LONG : row.artist_name,
  });
  return {
    ...history,
    plays: history.plays.map(rename),
    artists: history.artists.map((artist) => ({
      ...artist,
      artist_name: artist.artist_name === "100% Wool" ? LONG : artist.artist_name,
    })),
  };
}

{
  const history = renamed(makeHistory(900));
  const test = testsOn("pages of listening", history);

  test("/patterns: hours, weekdays, streaks and sessions are the API's", async () => {
    const page = await text("/patterns");
    for (const row of await data("hour")) has(page, `${clock(row.hour)} ${hours(row.hours)}`);
    for (const row of await data("dow")) has(page, `${row.dow_name} ${hours(row.hours)}`);
    for (const { days, plays } of (await data("streaks?limit=8")).slice(0, 8)) {
      has(page, `${count(plays)} plays`, `${days} ${days === 1 ? "day" : "days"}`);
    }
    for (const row of await data("sessions?limit=8")) has(page, span(row.hours));
    const months = await data("sessions-by-month");
    has(
      page,
      count(months.reduce((sum: number, month: { sessions: number }) => {
        return sum + month.sessions;
      }, 0)),
    );
  });

  test("/patterns: the address decides range, measure and buckets", async () => {
    const range = "startDate=2023-01-01&endDate=2023-12-31";
    const page = await text(`/patterns?${range}&metric=plays&granularity=year&compare=previous`);
    const [year] = await data(`trends?${range}&granularity=year`);
    has(page, `2023 ${hours(year.hours)} ${count(year.plays)}`, "in 2023");
    for (const row of await data(`sessions?${range}&metric=plays&limit=8`)) {
      has(page, count(row.plays));
    }
  });

  test("/taste: the race ends where the API does, names whole and hostile", async () => {
    const rows: { year_month: string; name: string; cumulative_hours: number }[] = await data(
      "artist-evolution",
    );
    const last = rows.at(-1)?.year_month;
    const first = rows.filter(({ year_month }) => year_month === last).slice(0, 10);
    const page = await text("/taste");
    for (const row of first) has(page, `${row.name} ${hours(row.cumulative_hours)}`);
    assert.ok(first.some(({ name }) => name === LONG));
  });

  test("/taste: a month and genres by the address", async () => {
    const page = await text("/taste?race=genres&month=2023-06&metric=plays");
    has(page, "June 2023");
    const rows = await data("genre-evolution?groupBy=broad&endDate=2023-06-30");
    assert.ok(rows.length > 0);
    has(page, rows.at(-1).name);
  });

  test("/taste: years, bands, shares and rates are the API's", async () => {
    const page = await text("/taste");
    for (const row of await data("release-years")) {
      has(page, `${row.period} ${hours(row.hours)} ${row.plays}`);
    }
    for (const row of await data("popularity")) has(page, `${hours(row.hours)} ${row.plays}`);
    const { unique_artists } = await data("summary");
    const told = (await data("concentration")).filter((row: { artists: number }) =>
      row.artists === 1 || row.artists < unique_artists
    );
    for (const row of told) has(page, percent(row.hours_share));
    for (const row of await data("discovery-rate")) {
      has(page, finePercent(row.discovery_rate_hours));
    }
    const [, years] = await data("coverage");
    has(page, `Release years are known for ${percent(years.hours_share)} of your hours.`);
  });

  test("/habits: shares, devices, countries and reasons are the API's", async () => {
    const page = await text("/habits");
    const rows = await data("habits");
    const of = (part: string) => rows.filter((row: { part: string }) => row.part === part);
    const [all] = of("all");
    has(page, `${count(all.records)} tracks started`);
    for (const share of ["skip_share", "shuffle_share", "offline_share", "incognito_share"]) {
      has(page, finePercent(all[share]));
    }
    for (const row of of("hour")) {
      has(
        page,
        `${clock(row.name)} ${count(row.records)} ${count(row.skip_known)} ${
          finePercent(row.skip_share)
        }`,
      );
    }
    has(page, "Canada", "Germany", "Unknown", "Next was pressed");
    for (const row of (await data("skips?limit=10"))) {
      has(page, `${row.skipped} of ${row.known}`);
    }
  });

  test("/habits of a single year: its devices are a list, as the API has them", async () => {
    const range = "startDate=2023-01-01&endDate=2023-12-31";
    const page = await text(`/habits?${range}`);
    const rows = (await data(`habits?${range}`)).filter((row: { part: string }) =>
      row.part === "platform"
    );
    assert.ok(rows.length > 1);
    for (const { name, hours: value } of rows) {
      has(page, `${words.habits.device(name)} ${readable(hours(value))}`);
    }
    assert.doesNotMatch(page, /Devices over the years/);
  });

  test("what a page does not take is a 400 that names it", async () => {
    for (const path of PAGES) {
      for (const search of ["metric=x", "nonsense=1", "startDate=2024-02-30"]) {
        has(await text(`${path}?${search}`, 400), search.split("=")[0] ?? "");
      }
    }
    for (const path of ["/patterns?granularity=hour", "/taste?race=x", "/taste?month=2023-13"]) {
      has(await text(path, 400), /\?(\w+)=/.exec(path)?.[1] ?? "");
    }
    await text("/habits?month=2023-01", 400);
  });

  test("a range without a play, one day, part of a month", async () => {
    for (const path of PAGES) {
      has(
        await text(`${path}?startDate=1999-01-01&endDate=1999-01-02`),
        "Nothing was played",
      );
      const day = history.plays[400]?.date ?? "";
      await text(`${path}?startDate=${day}&endDate=${day}&compare=previous`);
      await text(`${path}?startDate=2023-03-05&endDate=2023-04-11&metric=plays`);
    }
  });

  test("/taste: a change of filters keeps who races", async () => {
    const html = await (await ask("/taste?race=genres")).text();
    assert.ok(html.includes('href="/taste?metric=plays&amp;race=genres"'));
    assert.match(html, /<input type="hidden" name="race" value="genres"/);
  });

  test("links between the pages keep the filters", async () => {
    const html = await (await ask("/habits?startDate=2023-01-01&metric=plays")).text();
    for (const path of PAGES) {
      assert.ok(html.includes(`href="${path}?startDate=2023-01-01&amp;metric=plays"`), path);
    }
  });
}

Deno.test("pages of listening without metadata name the command that brings it", async () => {
  const { plays, setAside } = makeHistory(600);
  await using _ = await withData({ ...EMPTY, plays, setAside });
  const page = await text("/taste");
  has(page, "No genres or release dates yet", "deno task enrich");
  has(await text("/taste?race=genres"), "No race yet", "deno task enrich");
  for (const path of ["/patterns", "/habits"]) {
    assert.doesNotMatch(await text(path), /deno task enrich/);
  }
});

Deno.test("pages of listening: a year that is silent about skips is left out of them", async () => {
  const history = makeHistory(900);
  const isSilent = ({ year }: { year: number }) => year === 2022;
  const hushed = <Row extends { year: number; skipped: boolean | null }>(row: Row) =>
    isSilent(row) && row.skipped === false ? { ...row, skipped: null } : row;
  const plays = history.plays.map(hushed);
  const setAside = history.setAside.map(hushed);
  await using _ = await withData({ ...history, plays, setAside });
  const said = [...plays, ...setAside.filter(({ reason }) => reason === "short")]
    .filter((row) => !isSilent(row) && row.skipped !== null);
  const share = said.filter(({ skipped }) => skipped).length / said.length;
  const page = await text("/habits");
  has(page, "2022 is left out: the export rarely says", finePercent(share));
  const only = await text("/habits?startDate=2022-01-01&endDate=2022-12-31");
  has(only, "The export rarely says what was skipped in this range.");
});

Deno.test("pages of listening with no play, and with a single one", async () => {
  const play = makeHistory(600).plays.find(({ artist_name }) => artist_name !== null);
  assert.ok(play !== undefined);
  {
    await using _ = await withData(EMPTY);
    for (const path of PAGES) has(await text(path), "Not a single play yet");
  }
  await using _ = await withData({ ...EMPTY, plays: [play] });
  for (const path of PAGES) await text(path);
  has(await text("/patterns"), "1 day", "All of it on");
  has(await text("/taste?month=1999-01"), "Too few plays for a race");
});

Deno.test("account data: one banner on /habits, and albums say who names them", async () => {
  const silent = { platform: null, country: null, reason_start: null, reason_end: null };
  const unsaid = { shuffle: null, skipped: null, offline: null, incognito: null };
  const plays = makeHistory(300).plays.map((play) => ({
    ...play,
    ...{ ...silent, ...unsaid, album_name: null, spotify_track_uri: null },
  }));
  await using _ = await withData({ ...EMPTY, plays });
  const habits = await (await ask("/habits")).text();
  has(
    readable(habits),
    "Account data does not say how you listened",
    "spotify.com/account/privacy",
  );
  assert.equal(habits.split(`<section class="card`).length - 1, 1, "no card beside the banner");
  assert.doesNotMatch(readable(habits), /\d %/);
  has(
    await text("/albums"),
    "No album is named",
    "Only the extended streaming history names albums",
  );
  has(await text("/"), "only the extended streaming history names albums");
});
