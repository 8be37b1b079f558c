/** What two places show is the same number: page and API, sentence and table, page and page. */
import assert from "node:assert/strict";
import * as format from "../../lib/ui/words/format.ts";
import { card, plain } from "../support/cards.ts";
import { EMPTY, makeHistory } from "../support/history.ts";
import { ask, testsOn } from "../support/site.ts";

const page = async (path: string) => await (await ask(path)).text();
const data = async (path: string) => (await (await ask(`/api/${path}`)).json()).data;

{
  const test = testsOn("numbers: what two places show is the same", makeHistory(1200));
  const range = "startDate=2023-01-01&endDate=2023-12-31";

  test("totals: overview, year and API", async () => {
    const [overview, year] = [plain(await page(`/?${range}`)), plain(await page("/year/2023"))];
    const { total_hours, total_plays, unique_artists } = await data(`summary?${range}`);
    const { totals } = await data("year/2023");
    assert.deepEqual([totals.hours, totals.plays], [total_hours, total_plays]);
    for (const text of [overview, year]) {
      assert.ok(text.includes(plain(format.count(total_plays))), text);
      assert.ok(text.includes(plain(format.hours(total_hours)).replace(" h", "")), text);
    }
    assert.ok(overview.includes(format.count(unique_artists)));
    assert.ok(year.includes(`on ${totals.days} days`));
    assert.ok(overview.includes(`Music on ${totals.days} days`));
  });

  test("the longest session and streak: patterns, year and API", async () => {
    const [patterns, year] = [await page(`/patterns?${range}`), plain(await page("/year/2023"))];
    const [session] = await data(`sessions?${range}&limit=1`);
    const [streak] = await data(`streaks?${range}&limit=1`);
    const value = plain(format.span(session.hours));
    assert.ok(card(patterns, "sessions").finding.startsWith(`${value} of music in one go`));
    assert.ok(year.includes(`Longest session ${value} `), value);
    assert.ok(card(patterns, "streaks").finding.startsWith(`${streak.days} days in a row`));
    assert.ok(year.includes(`Longest streak ${streak.days} days`));
  });

  test("days with music: figures, table of sessions and calendar", async () => {
    const html = await page(`/patterns?${range}`);
    const days = (await data(`calendar?${range}`)).length;
    const inTable = card(html, "sessions-per-day").rows.reduce(
      (sum, [, , of = "0"]) => sum + Number(of.replaceAll(",", "")),
      0,
    );
    assert.equal(inTable, days);
    assert.match(plain(html), new RegExp(`Days with music ${days}\\b`));
  });

  test("weekdays: the sentence names the row with the largest average", async () => {
    for (const month of ["2023-01", "2023-03", "2023-05"]) {
      const html = await page(`/patterns?startDate=${month}-01&endDate=${month}-28&metric=plays`);
      const { finding, rows } = card(html, "weekdays");
      const day = /^(\w+)s are your biggest day: ([\d.]+) plays? each/.exec(finding);
      if (day === null) continue;
      const averages = rows.map((row) => Number.parseFloat(row.at(-1) ?? "0"));
      assert.equal(rows[averages.indexOf(Math.max(...averages))]?.[0], day[1], finding);
      assert.equal(Math.max(...averages), Number(day[2]), finding);
    }
  });

  test("the biggest month: sentence and table", async () => {
    for (const metric of ["hours", "plays"]) {
      const html = await page(`/patterns?granularity=month&metric=${metric}`);
      const { finding, rows } = card(html, "trend");
      const [, month = "", value = ""] = /^(\w+ \d{4}) .*?: ([\d.,]+)/.exec(finding) ?? [];
      const row = rows.find(([name]) => name === month);
      const cell = row?.[metric === "hours" ? 1 : 2] ?? "";
      assert.equal(cell.split(" ")[0], value, finding);
    }
  });

  test("tables and their CSV have the same rows", async () => {
    const cases: [string, string][] = [
      ["/", "artists"],
      ["/", "tracks"],
      ["/patterns", "streaks"],
      ["/patterns", "sessions-per-day"],
      ["/taste", "years"],
      ["/taste", "popularity"],
      ["/year/2023", "months"],
      ["/data", "set-aside"],
    ];
    for (const [path, id] of cases) {
      const { rows, csv } = card(await page(path), id);
      assert.ok(rows.length > 0, `${path} ${id}`);
      const lines = (await (await ask(csv)).text()).trim().split(/\r?\n/).length - 1;
      assert.ok(lines >= rows.length, `${path} ${id}: ${rows.length} rows, ${lines} lines of CSV`);
    }
  });

  test("the first artist: overview, ranking, its page and taste", async () => {
    const [first] = await data(`top-artists?${range}&limit=1`);
    const ranking = plain(await page(`/artists?${range}`));
    const own = plain(await page(`/artist/${encodeURIComponent(first.artist_name)}?${range}`));
    const { finding } = card(await page(`/?${range}`), "artists");
    const { total_hours } = await data(`summary?${range}`);
    const share = plain(format.percent(first.hours / total_hours));
    assert.equal(finding, `${plain(first.artist_name)} took ${share} of your hours`);
    assert.ok(ranking.includes(plain(format.hours(first.hours))));
    assert.ok(own.includes(plain(format.hours(first.hours))));
    assert.ok(own.includes(`${share} of all listening`), share);
    const { data: concentration } = await (await ask(`/api/concentration?${range}`)).json();
    assert.equal(plain(format.percent(concentration[0].hours_share)), share);
  });

  test("skips by artist: of the range that was chosen, as the API has them", async () => {
    const { finding, rows } = card(await page(`/habits?${range}`), "skip-artists");
    const [first] = await data(`skips?${range}&limit=1`);
    assert.equal(
      finding,
      `You skip ${plain(first.artist_name).trim()} most: ${first.skipped} of ${first.known} tracks`,
    );
    assert.equal(rows[0]?.[3], String(first.skipped));
    const [ever] = await data("skips?limit=1");
    assert.notDeepEqual(first, ever, "the range has numbers of its own");
  });

  test("podcasts: totals are of all shows, in the title and in the shares", async () => {
    const html = await page("/podcasts?metric=plays");
    const all = await data("podcast-summary");
    assert.ok(plain(html).includes(`${all.total_plays} starts of ${all.shows} shows`));
    const [first] = await data("podcasts?metric=plays&limit=1");
    const share = plain(format.percent(first.plays / all.total_plays));
    assert.ok(card(html, "shows").finding.includes(`${share} of your podcast starts`));
  });

  test("plays: overview, history, data page and API", async () => {
    const { total_plays } = await data("summary");
    const shown = plain(format.count(total_plays));
    assert.ok(plain(await page("/history")).includes(`${shown} plays, one by one`));
    assert.ok(plain(await page("/data")).includes(`${shown} count as plays`));
    assert.ok(plain(await page("/")).includes(`Plays ${shown}`));
  });

  test("months of a year: its review, the trend of the overview and the API", async () => {
    const review = card(await page("/year/2023"), "months").rows;
    const trend = card(await page(`/patterns?${range}&granularity=month`), "trend").rows;
    const months = await data(`trends?${range}&granularity=month`);
    const plays = months.map((row: { plays: number }) => format.count(row.plays));
    assert.deepEqual(trend.map((row) => row[2]), plays);
    assert.deepEqual(review.map((row) => row[2]), plays);
  });

  test("lists: the first of the overview are the first of each ranking", async () => {
    for (const kind of ["artists", "tracks", "albums"]) {
      const { rows } = card(await page(`/?${range}`), kind);
      const ranking = plain(await page(`/${kind}?${range}`));
      let from = ranking.indexOf("Last played");
      for (const [name = "", hours = ""] of rows.slice(0, 5)) {
        const at = ranking.indexOf(name, from);
        assert.ok(at >= 0, `${kind}: ${name} comes in the same order`);
        assert.ok(ranking.slice(at, at + 400).includes(hours), `${kind}: ${name} has ${hours}`);
        from = at;
      }
    }
  });

  test("hours of the day, weekdays and days add up to the total", async () => {
    const { total_plays } = await data(`summary?${range}`);
    for (const question of ["hour", "dow", "heatmap", "calendar"]) {
      const rows: { plays: number }[] = await data(`${question}?${range}`);
      assert.equal(rows.reduce((sum, row) => sum + row.plays, 0), total_plays, question);
    }
    const clock = card(await page(`/patterns?${range}&metric=plays`), "weekdays").rows;
    const plays = clock.reduce((sum, row) => sum + Number(row[2]?.replaceAll(",", "")), 0);
    assert.equal(plays, total_plays);
  });

  test("tracks started: the title of habits, its years and its hours", async () => {
    const html = await page(`/habits?${range}`);
    const rows: { part: string; records: number }[] = await data(`habits?${range}`);
    const of = (part: string) =>
      rows.filter((row) => row.part === part).reduce((sum, row) => sum + row.records, 0);
    for (const part of ["year", "hour", "platform", "country"]) assert.equal(of(part), of("all"));
    assert.ok(plain(html).includes(`${format.count(of("all"))} tracks started`));
    const hours = card(html, "skip-hours").rows;
    assert.equal(
      hours.reduce((sum, row) => sum + Number(row[1]?.replaceAll(",", "")), 0),
      of("all"),
    );
  });

  test("search: as many plays as the page of what it found", async () => {
    const [first] = await data("top-artists?limit=1");
    const found: { kind: string; name: string; plays: number }[] = await data(
      `search?q=${encodeURIComponent(first.artist_name)}`,
    );
    const artist = found.find((row) => row.kind === "artist" && row.name === first.artist_name);
    assert.equal(artist?.plays, first.plays);
    const own = plain(await page(`/artist/${encodeURIComponent(first.artist_name)}`));
    assert.ok(own.includes(`in ${format.count(first.plays)} plays`));
  });

  test("ten artists: taste, the ranking and the API", async () => {
    for (const metric of ["hours", "plays"]) {
      const search = `${range}&metric=${metric}`;
      const { finding, text } = card(await page(`/taste?${search}`), "concentration");
      const ten = (await data(`concentration?${range}`)).find((row: { artists: number }) =>
        row.artists === 10
      );
      const share = plain(format.percent(ten[`${metric}_share`]));
      assert.equal(finding, `Ten artists take ${share} of your ${metric}`);
      assert.ok(text.includes(`Top 10 ${share}`), text);
      const ranking = plain(await page(`/artists?${search}`));
      assert.ok(ranking.includes(`The top 10 artists took ${share} of your ${metric}.`), ranking);
    }
  });

  test("an artist: its best month in the text, the sentence, the table and the API", async () => {
    const [{ artist_name }] = await data("top-artists?limit=1");
    const artist = encodeURIComponent(artist_name);
    const own = plain(await page(`/artist/${artist}`));
    const months: { period: string; hours: number }[] = await data(
      `trends?granularity=month&artist=${artist}`,
    );
    const most = months.reduce((a, b) => b.hours > a.hours ? b : a);
    const name = format.longMonth(most.period);
    assert.ok(own.includes(`Best month: ${name}.`), name);
    const patterns = await page(`/patterns?granularity=month&artist=${artist}`);
    const { finding, rows } = card(patterns, "trend");
    assert.ok(
      finding.startsWith(`${name} was the biggest month: ${plain(format.hours(most.hours))}`),
    );
    assert.equal(rows.find(([month]) => month === name)?.[1], plain(format.hours(most.hours)));
  });

  test("a day: its cell, its history and the overview of it", async () => {
    const days: { date: string; plays: number; hours: number }[] = await data(`calendar?${range}`);
    for (const { date, plays, hours } of days.filter((_, at) => at % 40 === 3)) {
      const search = `startDate=${date}&endDate=${date}`;
      const noun = plays === 1 ? "play" : "plays";
      const title = plays === 1 ? "One play" : `${plays} plays, one by one`;
      assert.ok(plain(await page(`/history?${search}`)).includes(title), `${date}: ${title}`);
      const overview = await page(`/?${search}&metric=plays`);
      assert.ok(plain(overview).includes(`${plays} ${noun} on ${format.longDay(date)}`), date);
      const { finding } = card(await page(`/?${search}`), "calendar");
      assert.equal(finding, `All of it on ${format.shortDay(date)}: ${plain(format.hours(hours))}`);
    }
  });

  test("tables and their CSV have the same numbers", async () => {
    const cases: [path: string, id: string, column: number, field: string][] = [
      [`/?${range}`, "artists", 2, "plays"],
      [`/patterns?${range}`, "streaks", 2, "days"],
      [`/patterns?${range}`, "sessions", 4, "plays"],
      [`/patterns?${range}`, "sessions-per-day", 1, "sessions"],
      [`/taste?${range}`, "years", 2, "plays"],
      [`/year/2023`, "months", 2, "plays"],
    ];
    for (const [path, id, column, field] of cases) {
      const { rows, csv } = card(await page(path), id);
      const [head = "", ...lines] = (await (await ask(csv)).text()).trim().split(/\r?\n/);
      const at = head.replace(/^\ufeff/, "").split(",").indexOf(field);
      // Texts are quoted and may hold commas; numbers stand behind or before them.
      const last = head.split(",").length - at;
      const numbers = lines.map((line) =>
        at === 0 ? line.split(",")[0] : line.split(",").at(-last)
      );
      assert.ok(at >= 0 && rows.length > 0, `${path} ${id}`);
      assert.deepEqual(
        rows.map((row) => row[column]?.replaceAll(",", "")),
        numbers.slice(0, rows.length),
        `${path} ${id}`,
      );
    }
  });

  test("countries and devices: the rows of the tables add up to what was started", async () => {
    const html = await page(`/habits?${range}&metric=plays`);
    const [{ records }] = await data(`habits?${range}`);
    for (const id of ["countries", "devices"]) {
      const { rows } = card(html, id);
      const names = rows.map(([name]) => name);
      assert.equal(new Set(names).size, names.length, `${id}: ${names}`);
      const sum = rows.reduce((sum, row) => sum + Number(row[1]?.replaceAll(",", "")), 0);
      assert.equal(sum, records, id);
    }
  });
}

{
  const [template] = makeHistory(10).plays;
  assert.ok(template !== undefined);
  const days = ["2023-03-01", "2023-03-02", "2023-03-03", "2023-05-29", "2023-05-30", "2023-05-31"];
  const plays = [...days, "2023-08-01"].map((date) => ({
    ...template,
    ...{
      date,
      year: 2023,
      month: Number(date.slice(5, 7)),
      year_month: date.slice(0, 7),
      hour: 12,
    },
    ...{ played_at: `${date}T12:00:00`, played_at_utc: `${date}T12:00:00`, timezone: "UTC" },
    dow: new Date(date).getUTCDay(),
  }));
  const test = testsOn("numbers: a streak that was met twice", { ...EMPTY, plays });

  test("patterns and the year's review both say so", async () => {
    const [patterns, year] = [await page("/patterns"), await page("/year/2023")];
    for (const [html, id] of [[patterns, "streaks"], [year, "moments"]] as const) {
      assert.equal(card(html, id).finding, "3 days in a row, more than once");
      assert.ok(plain(html).includes("Longest streak 3 days more than once"), id);
    }
  });
}
