/** Every mark leads somewhere: its link answers, and shows the number that the mark was labelled with. */
import assert from "node:assert/strict";
import { count } from "../../lib/ui/words/format.ts";
import { slotId } from "../../lib/ui/navigation/slot_id.ts";
import { type History, makeHistory } from "../support/history.ts";
import { ask, readable, withData } from "../support/site.ts";

const history = withLatePlay(makeHistory(1500));
const page = async (path: string) => {
  const response = await ask(path);
  assert.equal(response.status, 200, path);
  return await response.text();
};
const plain = (href: string) => href.replaceAll("&amp;", "&");

/** The marks of the drawings of a page: what each says, and where it leads. */
function marksOf(html: string): { title: string; href: string }[] {
  return [...html.matchAll(/<a\b[^>]*class="mark"[^>]*>\s*<title[^>]*>(.*?)<\/title>/gs)].map(
    ([link, title = ""]) => ({
      title: readable(title),
      href: plain(/href="([^"]*)"/.exec(link)?.[1] ?? ""),
    }),
  );
}

/** The points of the charts of a page: what each says, and where it leads. */
function pointsOf(
  html: string,
  id: string,
): { title: string; texts: string[]; href: string; label: string }[] {
  const [, slot = ""] = html.split(`id="${slotId(id)}"`);
  const json = /<script[^>]*type="application\/json"[^>]*>(.*?)<\/script>/s.exec(slot)?.[1] ?? "";
  const { data } = JSON.parse(json);
  return data.titles.flatMap((title: string, at: number) => {
    const link: { href: string; label: string } | null = data.links?.[at] ?? null;
    const texts = data.series.map((series: { texts: string[] }) =>
      readable(series.texts[at] ?? "")
    );
    return link === null ? [] : [{ title, texts, ...link }];
  });
}

/** How many plays the page at an address says that it shows. */
async function playsAt(href: string): Promise<number> {
  const html = await page(href);
  const title = readable(/<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1] ?? "");
  const said = /(One|[\d,]+) plays?\b/.exec(title)?.[1] ?? "";
  return said === "One" ? 1 : Number(said.replaceAll(",", "") || Number.NaN);
}

/** A few of many, from both ends and between. */
function some<T>(all: readonly T[], most = 6): T[] {
  const step = Math.max(1, Math.floor(all.length / most));
  return all.filter((_, at) => at % step === 0 || at === all.length - 1);
}

const YEAR = "startDate=2023-01-01&endDate=2023-12-31&metric=plays";
const NARROW = `${YEAR}&platform=ios`;

Deno.test("mark links", async (test) => {
  await using _ = await withData(history);

  for (const search of [YEAR, NARROW]) {
    await test.step(`calendar and week: a cell leads to the plays it counts (${search})`, async () => {
      const marks = marksOf(await page(`/?${search}`))
        .filter(({ href }) => href.startsWith("/history"));
      const cells = marks.filter(({ href }) => href.includes("hour="));
      const days = marks.filter(({ href }) => !href.includes("hour="));
      assert.ok(
        cells.length > 20 && days.length > 20,
        `${cells.length} cells, ${days.length} days`,
      );
      for (const { title, href } of [...some(cells), ...some(days)]) {
        const labelled = Number(/ ([\d,]+)\D*Show/.exec(title)?.[1]);
        assert.equal(await playsAt(href), labelled, `${title} → ${href}`);
        assert.equal(href.includes("platform=ios"), search === NARROW);
      }
    });

    await test.step(`trend: a bar leads to its range on the same page (${search})`, async () => {
      const points = pointsOf(await page(`/?${search}`), "trend");
      assert.match(points[3]?.label ?? "", /^Show the week of /);
      assert.ok(points.length > 20);
      for (const { texts, href } of some(points)) {
        assert.match(href, /^\/\?/);
        const labelled = Number(/^([\d,]+)/.exec(texts[0] ?? "")?.[1]);
        if (labelled > 0) assert.equal(await playsAt(href), labelled, href);
      }
    });
  }

  await test.step("trend: a single bar is a sentence, whose table leads to its plays", async () => {
    const html = await page("/?startDate=2023-05-02&endDate=2023-05-02&metric=plays");
    const [, card = ""] = html.split('id="trend-title"');
    const [, href = ""] = /<th scope="row"><a href="([^"]*)"/.exec(card) ?? [];
    assert.match(plain(href), /^\/history\?startDate=2023-05-02&endDate=2023-05-02/);
  });

  await test.step("disc: a wedge leads to its month, on pages of one too", async () => {
    for (const path of ["/", "/artist/Zebra"]) {
      const wedges = marksOf(await page(path)).filter(({ href }) =>
        href.startsWith(`${path}?startDate=`)
      );
      assert.ok(wedges.length > 3, path);
      for (const { title, href } of some(wedges, 3)) {
        const [, month = ""] = /^(.*?):/.exec(title) ?? [];
        const text = readable(await page(href));
        assert.ok(text.includes(month), `${href}: ${month}`);
      }
    }
  });

  await test.step("patterns: hours, weekdays, months, sessions and streaks", async () => {
    const html = await page("/patterns?metric=plays");
    const marks = marksOf(html);
    const hours = marks.filter(({ href }) => /^\/history\?(?=.*hour=)(?!.*dow=)/.test(href));
    assert.ok(hours.length > 10);
    for (const { title, href } of some(hours, 4)) {
      assert.equal(await playsAt(href), Number(/ ([\d,]+)\D*Show/.exec(title)?.[1]), title);
    }
    const weekdays = pointsOf(html, "weekdays");
    assert.equal(weekdays.length, 7);
    const all = await Promise.all(weekdays.map(({ href }) => playsAt(href)));
    assert.equal(all.reduce((sum, plays) => sum + plays, 0), history.plays.length);
    const months = marks.filter(({ href }) => href.startsWith("/patterns?startDate="));
    assert.ok(months.length > 10);
    assert.ok(
      pointsOf(html, "sessions-per-day").every(({ href }) => href.startsWith("/patterns?")),
    );
    for (const id of ["sessions", "streaks"]) {
      const [, list = ""] = html.split(`aria-labelledby="${id}-title`);
      const [, href = ""] = /<a class="to" href="([^"]*)"/.exec(list) ?? [];
      assert.ok((await page(plain(href))).length > 0, id);
    }
  });

  await test.step("taste: months, release years, popularity, genres, decades, who races", async () => {
    const html = await page(`/taste?metric=plays&race=genres`);
    for (const id of ["years", "popularity"]) {
      const points = pointsOf(html, id);
      assert.ok(points.length > 1, id);
      for (const { texts, href } of some(points, 3)) {
        assert.equal(await playsAt(href), Number(texts[0]?.replaceAll(",", "")), href);
      }
    }
    for (const id of ["genres", "decades", "discovery"]) {
      const points = pointsOf(html, id);
      assert.ok(points.length > 1, id);
      for (const { href } of some(points, 2)) assert.match(href, /^\/taste\?.*startDate=/);
    }
    const legends = [...html.matchAll(/<ul class="legend">(.*?)<\/ul>/gs)].map(([, list = ""]) =>
      [...list.matchAll(/<a href="([^"]*)"/g)].map(([, href = ""]) => plain(href))
    );
    const [genres = [], decades = []] = legends;
    assert.match(genres[0] ?? "", /^\/taste\?.*genre=/);
    assert.match(decades[0] ?? "", /^\/history\?.*released=\d{3}0s/);
    for (const href of [...some(genres, 2), ...some(decades, 2)]) await page(href);
    const [, race = ""] = /<ol class="race-bars"[^>]*>(.*?)<\/ol>/s.exec(html) ?? [];
    assert.match(race, /href="\/taste\?[^"]*genre=/);
    assert.match(await page("/taste"), /<ol class="race-bars".*?href="\/artist\//s);
  });

  await test.step("habits: hours, years, devices and reasons", async () => {
    const html = await page("/habits?metric=plays");
    const hours = pointsOf(html, "skip-hours");
    assert.ok(hours.length > 10);
    for (const { href } of some(hours, 2)) assert.match(href, /^\/history\?.*hour=\d+/);
    for (const id of ["devices", "shuffle"]) {
      // Years that are too few to be drawn are listed; the table has them in either case.
      const [, card = ""] = html.split(`id="${id}-title"`);
      const [section = ""] = card.split("</section>");
      const years = [...section.matchAll(/<th scope="row"><a href="([^"]*)"[^>]*>(\d{4})</g)];
      assert.ok(years.length > 0, id);
      for (const [, href = "", year] of years) {
        const days = `startDate=${year}-01-01&endDate=${year}-12-31`;
        assert.ok(plain(href).startsWith(`/habits?${days}`), href);
      }
    }
    assert.match(html, /<ul class="legend">.*?href="\/habits\?platform=\w+/s);
    for (const [id, filter] of [["starts", "reasonStart"], ["ends", "reasonEnd"]] as const) {
      const [, list = ""] = html.split(`aria-labelledby="${id}-title`);
      const [, href = ""] = /<a class="to" href="([^"]*)"/.exec(list) ?? [];
      const reason = new URL(plain(href), "http://s").searchParams.get(filter);
      const column = filter === "reasonStart" ? "reason_start" : "reason_end";
      const plays = history.plays.filter((play) => play[column] === reason).length;
      assert.equal(await playsAt(plain(href)), plays, href);
    }
  });

  await test.step("a page of one leads to the other pages of its plays alone", async () => {
    const html = await page("/artist/Zebra?platform=ios");
    const [, only = ""] = /<p class="only">(.*?)<\/p>/s.exec(html) ?? [];
    const hrefs = [...only.matchAll(/<a href="([^"]*)"/g)].map(([, href = ""]) => plain(href));
    assert.equal(hrefs.length, 5);
    const plays = history.plays.filter(({ artist_name, platform }) =>
      artist_name === "Zebra" && platform === "ios"
    );
    for (const href of hrefs) {
      assert.match(href, /\?artist=Zebra&platform=ios$/);
      await page(href);
    }
    assert.equal(await playsAt(hrefs.at(-1) ?? ""), plays.length);
    assert.match(html, /class="ladder".*?class="mark" href="\/artist\/Zebra\?startDate=/s);
  });

  await test.step("a row of any list is all that its page shows, beside the other filters", async () => {
    const search = "platform=ios&metric=plays";
    const { data: [top] } = await (await ask("/api/genres?platform=ios&limit=1")).json();
    const genre = `/genre/${encodeURIComponent(top.genre)}`;
    for (
      const [path, list, names] of [
        [`/artists?q=e&sort=name&${search}`, "", ["artist"]],
        [`/tracks?sort=last&${search}`, "", ["artist", "track"]],
        [`/albums?${search}`, "", ["artist", "album"]],
        [`${genre}?${search}`, "artists", ["artist"]],
        [`${genre}?${search}`, "tracks", ["artist", "track"]],
        [`${genre}?${search}`, "albums", ["artist", "album"]],
        [`/year/2023?${search}`, "genres", ["genre"]],
      ] as const
    ) {
      const html = await page(path);
      const [, card = ""] = html.split(`aria-labelledby="${list}-title`);
      const [rows = ""] = list === "" ? [html] : card.split("</section>");
      const links = [...rows.matchAll(/<a class="only" href="([^"]*)" aria-label="Only ([^"]+)"/g)]
        .map(([, href = "", label = ""]) => ({ href: plain(href), label: readable(label) }));
      assert.ok(links.length > 2, `${path} ${list}`);
      for (const { href, label } of some(links, 2)) {
        const { pathname, searchParams } = new URL(href, "http://s");
        const asked = new URL(path, "http://s");
        assert.equal(pathname, asked.pathname);
        assert.equal(searchParams.get(names.at(-1) ?? ""), label, href);
        const kept = [...searchParams].filter(([name]) => !names.some((one) => one === name));
        assert.deepEqual(new Map(kept), new Map(asked.searchParams), href);
        const narrowed = await page(href);
        assert.ok(narrowed.includes('aria-label="Show everything again"'), href);
      }
    }
  });

  await test.step("on a ranked page the row is left alone, the page the first", async () => {
    const html = await page("/tracks?page=2&metric=plays");
    const [, href = ""] = /<a class="only" href="([^"]*)"/.exec(html) ?? [];
    const rows = (text: string) => text.match(/<td[^>]* class="plays">([^<]*)</g) ?? [];
    const [plays] = rows(html);
    assert.deepEqual(rows(await page(plain(href))), [plays]);
  });

  await test.step("tables behind the button hold the same links", async () => {
    for (const path of ["/?metric=plays", "/patterns?metric=plays"]) {
      const html = await page(path);
      for (const id of ["trend", "week", "weekdays"]) {
        const [, card] = html.split(`aria-labelledby="${id}-title`);
        if (card === undefined) continue;
        const body = /<tbody>(.*?)<\/tbody>/s.exec(card)?.[1] ?? "";
        const links = [...body.matchAll(/<a href="([^"]*)"/g)].map(([, href = ""]) => plain(href));
        assert.ok(links.length >= 7, `${path} ${id}: ${links.length}`);
        await page(links.at(-1) ?? "");
      }
    }
  });

  await test.step("history: what chooses plays is shown, can be removed, and is that of the API", async () => {
    for (
      const [search, said] of [
        ["dow=1&hour=21", "on Mondays, between 21:00 and 22:00"],
        ["released=1990s", "released in the 1990s"],
        ["reasonEnd=fwdbtn", "ended by “Next was pressed”"],
        ["popularity=50", "of popularity 50 to 59"],
      ] as const
    ) {
      const { data } = await (await ask(`/api/summary?${search}`)).json();
      const html = await page(`/history?${search}`);
      assert.ok(readable(html).includes(said), said);
      if (data.total_plays > 0) {
        assert.equal(await playsAt(`/history?${search}`), data.total_plays, search);
        assert.ok(
          readable(html).includes(data.total_plays === 1 ? "One" : count(data.total_plays)),
        );
      }
      const [first = ""] = search.split("=");
      const left = [...html.matchAll(/<a href="(\/history[^"]*)" aria-label="Remove/g)]
        .map(([, href = ""]) => new URL(plain(href), "http://s").searchParams);
      assert.ok(left.some((params) => !params.has(first)), search);
    }
    for (const search of ["dow=7", "hour=24", "released=199", "popularity=55", "reasonEnd="]) {
      const status = (await ask(`/history?${search}`)).status;
      assert.equal(status, 400, search);
    }
  });
});

/** The history with one play long after all others: years are rows then. */
function withLatePlay({ plays, ...history }: History): History {
  const last = plays.at(-1);
  assert.ok(last !== undefined);
  const at = "2025-03-03T12:00:00";
  const late = {
    ...last,
    played_at: at,
    played_at_utc: at,
    date: "2025-03-03",
    year: 2025,
    month: 3,
    year_month: "2025-03",
    dow: 1,
    dow_name: "Monday",
    hour: 12,
  };
  return { ...history, plays: [...plays, late] };
}
