/**
 * A site that strangers can reach without a password gives sums only: every question, page, file and
 * island is asked for in every way, and none tells a moment of the history.
 */
import assert from "node:assert/strict";
import { SELECTS } from "../../lib/queries/exposure.ts";
import type { ParamName } from "../../lib/queries/filters/params.ts";
import type { Question } from "../../lib/queries/question.ts";
import { QUESTIONS } from "../../lib/queries/questions.ts";
import { fakeRuntime } from "../support/fake_runtime.ts";
import { type History, type HistoryRow, makeHistory } from "../support/history.ts";
import { pathsOf } from "../support/paths.ts";
import { readable, siteWith, withData } from "../support/site.ts";

const PUBLIC = { HOST: "0.0.0.0", REQUESTS_PER_MINUTE: "0", TOTAL_REQUESTS_PER_MINUTE: "0" };

/** Played once in a month with many plays; its moment is looked for. */
const ONCE = {
  artist: "Sentinel Quartet",
  track: "Only Once",
  date: "2023-05-17",
  time: "03:33:34",
};
/** The only day of the last month. */
const EDGE = {
  artist: "Edge of the Data",
  track: "Last Light",
  date: "2024-09-01",
  time: "13:37:11",
};

const history = withMoments(makeHistory(900));
const ask = async (path: string) => await (await site)(new Request(`http://localhost${path}`));
const site = siteWith(PUBLIC, fakeRuntime());

Deno.test("public site: no answer of the API tells a moment", async (test) => {
  await using _ = await withData(history);
  let answered = 0;
  for (const question of Object.values<Question>(QUESTIONS)) {
    await test.step(question.path, async () => {
      for (const path of everyWay(question)) {
        const response = await ask(path);
        const text = await response.text();
        assert.ok([200, 403, 404].includes(response.status), `${path}: ${response.status} ${text}`);
        if (response.status !== 200) continue;
        answered++;
        assert.doesNotMatch(text, /\d\d:\d\d/, path);
        const isAskedByName = NAMES.some((name) => decodeURIComponent(path).includes(name));
        for (const row of rowsOf(text)) {
          const isNamed = isAskedByName || NAMES.some((name) => row.includes(name));
          if (isNamed) assert.deepEqual(innerDays(row), [], `${path}\n${row}`);
        }
      }
    });
  }
  assert.ok(answered > 800, `${answered} were answered`);
});

Deno.test("public site: what names something is answered for whole months, so that no two ranges leave a day", async () => {
  await using _ = await withData(history);
  const days = Array.from(
    { length: 61 },
    (_, at) => Temporal.PlainDate.from("2023-04-15").add({ days: at }).toString(),
  );
  const isStart = (day: string) => day.endsWith("-01");
  const isEnd = (day: string) => isStart(Temporal.PlainDate.from(day).add({ days: 1 }).toString());
  const named = ["top-artists", "top-tracks", "top-albums", "ranking", "genres", "firsts"];
  const byName = `artist=${encodeURIComponent(ONCE.artist)}`;
  for (
    const address of [
      ...named.map((name) => `/api/${name}?limit=1`),
      ...["summary", "trends", "dow", "release-years"].map((name) => `/api/${name}?${byName}`),
      `/api/neighbours?${byName}`,
      `/api/artist/${encodeURIComponent(ONCE.artist)}?`,
      "/api/hour?",
      "/api/heatmap?platform=ios",
      "/api/summary?country=CA",
    ]
  ) {
    for (const day of days) {
      assert.equal((await ask(`${address}&startDate=${day}`)).status, isStart(day) ? 200 : 403);
      assert.equal((await ask(`${address}&endDate=${day}`)).status, isEnd(day) ? 200 : 403);
    }
  }
});

Deno.test("public site: a month of one day tells either its names or its day", async () => {
  await using _ = await withData(history);
  const month = "startDate=2024-09-01&endDate=2024-09-30";
  const data = async (path: string) => (await (await ask(path)).json()).data;
  const [top] = await data(`/api/top-artists?${month}`);
  assert.equal(top.artist_name, EDGE.artist);
  assert.deepEqual(await data(`/api/calendar?${month}`), []);
  assert.deepEqual(await data(`/api/trends?${month}&granularity=day`), []);
  assert.deepEqual(await data(`/api/trends?${month}&granularity=week`), []);
  assert.equal((await data(`/api/trends?${month}&granularity=month`)).length, 1);
  assert.equal((await ask("/api/summary?startDate=2024-09-01&endDate=2024-09-01")).status, 403);
  const { min_date, max_date } = await data("/api/summary");
  assert.deepEqual([min_date, max_date], ["2022-12-01", "2024-09-30"]);
});

Deno.test("public site: no page, and no data of an island, tells a moment", async (test) => {
  await using _ = await withData(history);
  for (const path of pathsOf(history).filter((path) => path !== "/history")) {
    await test.step(path, async () => {
      for (const search of SEARCHES) {
        const url = new URL(`${path}${path.includes("?") ? "&" : "?"}${search}`, "http://s");
        const unique = new URLSearchParams(Object.fromEntries(url.searchParams));
        let address = `${url.pathname}?${unique}`;
        let response = await ask(address);
        for (let hops = 0; hops < 3 && response.status >= 300 && response.status < 400; hops++) {
          address = response.headers.get("location") ?? "";
          await response.body?.cancel();
          response = await ask(address);
        }
        const html = await response.text();
        assert.ok([200, 400, 403, 404].includes(response.status), `${address}: ${response.status}`);
        noMomentIn(html, address);
      }
    });
  }
});

Deno.test("public site: the same looks find the moments that a site of one's own tells", async () => {
  await using _ = await withData(history);
  const local = await siteWith({}, fakeRuntime());
  const text = async (path: string) =>
    await (await local(new Request(`http://localhost${path}`))).text();
  assert.match(await text("/api/sessions"), /\d\d:\d\d/);
  const firsts = rowsOf(await text("/api/firsts?limit=100"));
  assert.ok(firsts.some((row) => row.includes(ONCE.artist) && innerDays(row).length > 0));
  for (const path of ["/patterns", "/artists", `/artist/${encodeURIComponent(ONCE.artist)}`]) {
    const html = await text(path);
    assert.throws(() => noMomentIn(html, path), path);
  }
});

Deno.test("public site: its pages stay useful, and say what they do not show", async () => {
  await using _ = await withData(history);
  const artist = encodeURIComponent(ONCE.artist);
  const text = async (path: string) => {
    const response = await ask(path);
    assert.equal(response.status, 200, path);
    return readable(await response.text());
  };
  const overview = await text("/");
  assert.match(overview, /hours since December 2022/);
  assert.match(overview, /This is a public site/);
  assert.match(overview, /On this day\s+Not shown on a public site/);
  assert.doesNotMatch(overview, /Last 7 days|History/);
  assert.match(await text(`/artist/${artist}`), /First played in May 2023|May 2023/);
  assert.match(await text("/artists"), /AC\/DC/);
  assert.match(await text("/patterns"), /days in a row, (in|from) \w+ 20\d\d/);
  const day = await ask(`/?startDate=${ONCE.date}&endDate=${ONCE.date}&metric=plays`);
  assert.equal(day.status, 302);
  assert.equal(
    day.headers.get("location"),
    "/?startDate=2023-05-01&endDate=2023-05-31&metric=plays",
  );
});

Deno.test("public site: with PUBLIC_HISTORY it shows everything, with a password to those signed in", async () => {
  await using _ = await withData(history);
  const open = await siteWith({ ...PUBLIC, PUBLIC_HISTORY: "true" }, fakeRuntime());
  const local = await siteWith({}, fakeRuntime());
  const secret = await siteWith({
    ...PUBLIC,
    SITE_PASSWORD: "correct horse battery",
    SITE_TOKEN: "a-token-nobody-can-guess",
  }, fakeRuntime());
  const request = () =>
    new Request(`http://localhost/api/plays?artist=${encodeURIComponent(ONCE.artist)}`, {
      headers: { Authorization: "Bearer a-token-nobody-can-guess" },
    });
  for (const handler of [open, local, secret]) {
    const [play] = (await (await handler(request())).json()).data;
    assert.equal(play.played_at, `${ONCE.date}T${ONCE.time}`);
  }
});

/** What pages are asked for: ranges, measures, comparisons, sorting, and what they do not take. */
const SEARCHES = [
  "",
  "metric=plays",
  `startDate=${ONCE.date}&endDate=${ONCE.date}`,
  "startDate=2023-05-01&endDate=2023-05-31&compare=previous",
  "startDate=2023-03-12&endDate=2023-09-17&compare=year",
  "endDate=2023-06-30&sort=last",
  "startDate=2023-05-01&endDate=2023-05-31&granularity=day",
  `q=${encodeURIComponent(ONCE.artist)}`,
  "startDate=2023-05-01&endDate=2023-05-31&compare=2023-02-05..2023-03-07",
  "artist=AC%2FDC&platform=ios",
  "country=CA&genre=rock",
  `platform=ios&startDate=${ONCE.date}&endDate=${ONCE.date}`,
  `private=false&album=x&startDate=${ONCE.date}`,
];

const NAMES = [ONCE.artist, ONCE.track, EDGE.artist, EDGE.track, "AC/DC", "under_score", "Zebra"];

/** Parameters that are tried beside every other one. */
const TOGETHER: readonly ParamName[] = ["granularity", "sort", "kind", "groupBy"];

/** Every address a question can be asked by: names, ranges, sorting, formats, parts. */
function everyWay(question: Question): string[] {
  const { path, params, inPath, isList, lists = {}, choices = {}, required = [] } = question;
  const values: Partial<Record<ParamName, readonly string[]>> = {
    artist: [ONCE.artist, "AC/DC"],
    album: ["First"],
    track: [ONCE.track],
    uri: [uriOf(ONCE.track)],
    show: ["Show B"],
    q: [ONCE.artist, "e"],
    platform: ["ios"],
    country: ["CA"],
    granularity: ["day", "week", "month", "year"],
    groupBy: ["episode", "show", "year", "decade", "broad"],
    sort: ["rank", "name", "first", "last"],
    compare: ["previous", "year", "2023-04-01..2023-04-30", "2023-04-02..2023-04-29"],
    genre: ["rock"],
    private: ["true"],
    kind: ["track", "album"],
    ids: ["1,2"],
    metric: ["plays"],
    date: ["2024-05-17"],
    year: ["2023"],
  };
  const takes = (name: ParamName) => params.includes(name) && !inPath.includes(name);
  const given = Object.entries(SELECTS).flatMap(([param]) => {
    const name = params.find((name) => name === param);
    if (name === undefined || !takes(name)) return [];
    return (choices[name] ?? values[name] ?? []).map((value) => [name, value] as const);
  });
  const fixed = inPath.map((name) => values[name] ?? []);
  const places = fixed.length === 0 ? [path] : [0, 1].map((at) =>
    fixed.reduce(
      (made, of, nth) =>
        made.replace(`{${inPath[nth]}}`, encodeURIComponent(of[at] ?? of[0] ?? "")),
      path,
    )
  );
  const ranges = !takes("startDate") ? [[]] : [
    [],
    [["startDate", "2023-05-01"], ["endDate", "2023-05-31"]],
    [["startDate", ONCE.date], ["endDate", ONCE.date]],
    [["endDate", "2023-05-31"]],
    [["startDate", "2024-09-01"]],
  ];
  const others = [
    [],
    ...given.map((one) => [one]),
    ...given.flatMap((one) =>
      given.filter(([name]) => TOGETHER.includes(name) && name !== one[0]).map((two) => [one, two])
    ),
  ].map((pairs) => [
    ...given.filter(([name], at) =>
      required.includes(name) && given.findIndex(([of]) => of === name) === at &&
      pairs.every(([of]) => of !== name)
    ),
    ...pairs,
  ]);
  const formats = [
    [],
    ...(isList ? [[["format", "csv"]]] : []),
    ...Object.keys(lists).map((part) => [["format", "csv"], ["section", part]]),
  ];
  return places.flatMap((place) =>
    ranges.flatMap((range) =>
      others.flatMap((other) =>
        formats.map((format) =>
          `/api/${place}?${
            [...range, ...other, ...format].map(([name, value]) =>
              `${name}=${encodeURIComponent(value ?? "")}`
            ).join("&")
          }`
        )
      )
    )
  );
}

/** The rows of an answer, as text: objects without others inside, or lines of CSV. */
function rowsOf(text: string): string[] {
  if (!text.startsWith("{")) return text.split("\r\n");
  return text.match(/\{[^{}]*\}/g) ?? [];
}

/** Days that are neither the first nor the last of their month, in any form in which they are told. */
function innerDays(text: string): string[] {
  const written = text.matchAll(
    /\b(\d{1,2})\u00a0? ?(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\u00a0? ?(20\d\d)/g,
  );
  const plain = text.matchAll(/\b(20\d\d)-(\d\d)-(\d\d)/g);
  const days = [
    ...[...written].map(([, day, month, year]) => `${day} ${month} ${year}`),
    ...[...plain].map(([, year, month, day]) =>
      `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}`
    ),
  ];
  return days.filter((day) => {
    const [number = 0, month = "", year = 0] = day.split(" ");
    const length = new Date(Date.UTC(Number(year), MONTHS.indexOf(month) + 1, 0)).getUTCDate();
    return ![1, length].includes(Number(number));
  });
}

const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** Nowhere a time of day but whole hours; in no card, and on no page about names, a day. */
function noMomentIn(html: string, address: string): void {
  const text = readable(html);
  const islands = [...html.matchAll(/<script[^>]*type="application\/json"[^>]*>(.*?)<\/script>/gs)]
    .map(([, json]) => json ?? "").join("\n");
  for (const shown of [text, islands]) {
    const times = (shown.match(/\b\d\d:\d\d(:\d\d)?\b/g) ?? []).filter((time) =>
      !/^\d\d:00$/.test(time)
    );
    assert.deepEqual(times, [], address);
  }
  for (const card of html.split(/(?=<section\b)/)) {
    // A number in one cell of a table and a month in the next are no day.
    const shown = readable(card.replaceAll(/<\/t[hd]>/g, " | "));
    if (!NAMES.some((name) => shown.includes(name))) continue;
    assert.deepEqual(innerDays(shown), [], `${address}\n${shown}`);
  }
  if (/^\/(artist|track|album|podcasts|taste|search)/.test(address)) {
    assert.deepEqual(innerDays(islands), [], address);
  }
}

function withMoments(history: History): History {
  const [model] = history.plays;
  assert.ok(model !== undefined);
  const play = ({ artist, track, date, time }: typeof ONCE): HistoryRow => {
    const day = Temporal.PlainDate.from(date);
    return {
      ...model,
      played_at: `${date}T${time}`,
      played_at_utc: `${date}T${time}`,
      track_name: track,
      artist_name: artist,
      album_name: "First",
      spotify_track_uri: uriOf(track),
      date,
      year: day.year,
      month: day.month,
      year_month: date.slice(0, 7),
      dow: day.dayOfWeek % 7,
      hour: Number(time.slice(0, 2)),
    };
  };
  const plays = [...history.plays, play(ONCE), play(EDGE)];
  return { ...history, plays: plays.sort((a, b) => a.played_at < b.played_at ? -1 : 1) };
}

function uriOf(track: string): string {
  return `spotify:track:${track.replaceAll(" ", "").padEnd(22, "0")}`;
}
