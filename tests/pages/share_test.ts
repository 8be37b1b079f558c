/** Pictures to share: of all time, a year, a month, an artist, in three shapes. */
import assert from "node:assert/strict";
import { type History, makeHistory } from "../support/history.ts";
import { playAt } from "../support/plays.ts";
import { ask, readable, withData } from "../support/site.ts";

async function expectPage(path: string, status = 200): Promise<string> {
  const response = await ask(path);
  assert.equal(response.status, status, path);
  return await response.text();
}
const data = async (path: string) => (await (await ask(`/api/${path}`)).json()).data;
const part = encodeURIComponent;

Deno.test("/share", async (test) => {
  await using _ = await withData(withMoments(makeHistory(900)));
  const pictures = ["all", "year/2023", "month/2023-06", `artist/${part("AC/DC")}`];
  const moments = ["moment/500", "moment/streak", "moment/comeback", "moment/age"];
  const all = [...pictures, ...moments];

  await test.step("each picture has each shape, and leads to the others", async () => {
    const sizes = { "4x5": "1080 1350", "9x16": "1080 1920", "1x1": "1080 1080" };
    for (const picture of all) {
      for (const [shape, size] of Object.entries(sizes)) {
        const html = await expectPage(`/share/${picture}?shape=${shape}`);
        assert.match(
          html,
          new RegExp(`<svg id="poster" viewBox="0 0 ${size}" role="img"`),
          picture,
        );
        assert.doesNotMatch(html, /NaN|Infinity|undefined/, picture);
        assert.match(html, /href="\/share\/[^"]+\?shape=9x16"|aria-current="true">Story/);
      }
    }
  });

  await test.step("nothing is drawn outside of the picture", async () => {
    for (const picture of all) {
      for (const [shape, height] of [["4x5", 1350], ["9x16", 1920], ["1x1", 1080]] as const) {
        const html = await expectPage(`/share/${picture}?shape=${shape}`);
        const svg = /<svg id="poster".*?<\/svg>/s.exec(html)?.[0] ?? "";
        const points = [...svg.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)];
        assert.ok(points.length > 0, picture);
        for (const [, x, y] of points) {
          assert.ok(Number(x) >= 0 && Number(x) <= 1080, `${picture} ${shape}: ${x}`);
          assert.ok(Number(y) >= 0 && Number(y) <= height, `${picture} ${shape}: ${y}`);
        }
        for (const [, y] of svg.matchAll(/<text x="[^"]+" y="([^"]+)"/g)) {
          assert.ok(Number(y) > 0 && Number(y) < height, `${picture} ${shape}: a text at ${y}`);
        }
      }
    }
  });

  await test.step("its numbers and names are those of the API", async () => {
    const month = "startDate=2023-06-01&endDate=2023-06-30";
    const cases = [
      ["all", "summary", "top-artists?limit=1"],
      [
        "year/2023",
        "summary?startDate=2023-01-01&endDate=2023-12-31",
        "top-artists?limit=1&startDate=2023-01-01&endDate=2023-12-31",
      ],
      ["month/2023-06", `summary?${month}`, `top-artists?limit=1&${month}`],
    ] as const;
    for (const [picture, summary, top] of cases) {
      const text = readable(await expectPage(`/share/${picture}`));
      const { total_plays } = await data(summary);
      assert.ok(text.includes(` ${total_plays} plays `), picture);
      const [{ artist_name }] = await data(top);
      assert.ok(
        text.includes(readable(artist_name).trim().slice(0, 6)),
        `${picture}: ${artist_name}`,
      );
    }
    const { totals } = await data(`artist/${part("AC/DC")}`);
    const artist = readable(await expectPage(`/share/artist/${part("AC/DC")}`));
    assert.ok(artist.includes(` ${totals.plays} plays `) && artist.includes("AC/DC"));
  });

  await test.step("a moment's numbers and names are those of the API", async () => {
    const [play] = (await data("milestones")).filter((row: { number: number }) =>
      row.number === 500
    );
    const milestone = readable(await expectPage("/share/moment/500"));
    assert.ok(milestone.includes("500th play") && milestone.includes(" 500 plays "));
    assert.ok(milestone.includes(readable(play.artist_name).trim().slice(0, 6)));
    const [streak] = await data("streaks?limit=1");
    assert.ok(readable(await expectPage("/share/moment/streak")).includes(` ${streak.days} days `));
    const [back] = await data("comebacks?limit=1");
    assert.match(readable(await expectPage("/share/moment/comeback")), /Back after [\d,]+ days/);
    assert.equal(back.track_name, "Silent for long");
    const { age } = await data("listening-age");
    assert.ok(readable(await expectPage("/share/moment/age")).includes(`Listening age ${age}`));
  });

  await test.step("the overview, the year and an artist lead there", async () => {
    assert.match(await expectPage("/"), /href="\/share\/all"/);
    const june = "/?startDate=2023-06-01&endDate=2023-06-30";
    assert.match(await expectPage(june), /href="\/share\/month\/2023-06"/);
    assert.doesNotMatch(
      await expectPage("/?startDate=2023-06-02&endDate=2023-06-30"),
      /"\/share\//,
    );
    assert.doesNotMatch(await expectPage("/?platform=ios"), /"\/share\//);
    assert.match(await expectPage("/year/2023"), /href="\/share\/year\/2023"/);
    assert.match(await expectPage("/artist/Zebra"), /href="\/share\/artist\/Zebra"/);
  });

  await test.step("what there is not is a 404, what is wrong a 400", async () => {
    for (
      const path of [
        "",
        "/all/x",
        "/year/1999",
        "/year/x",
        "/month/2023-13",
        "/artist/nobody",
        "/album/a",
        "/moment/7",
        "/moment/50000",
        "/moment/x",
        "/moment/streak/x",
      ]
    ) {
      await expectPage(`/share${path}`, 404);
    }
    await expectPage("/share/all?shape=round", 400);
  });
});

/** The same history with a track that comes back after two years, and what came out when. */
function withMoments(history: History): History {
  const before = Temporal.Instant.from("2020-05-01T20:00:00Z");
  const names = { track_name: "Silent for long", artist_name: "AC/DC", spotify_track_uri: "t:1" };
  const early = [1, 2, 3, 4, 5].map((hour) =>
    playAt(before.add({ hours: hour }).epochMilliseconds, names)
  );
  const end = history.plays.at(-1)?.played_at_utc ?? "";
  const late = [1, 2, 3, 4, 5].map((hour) =>
    playAt(Temporal.Instant.from(`${end}Z`).add({ hours: hour }).epochMilliseconds, names)
  );
  return { ...history, plays: [...early, ...history.plays, ...late] };
}
