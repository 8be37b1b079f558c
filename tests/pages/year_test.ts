/** The review of a year, and podcasts: status, content type, body. */
import assert from "node:assert/strict";
import { EMPTY, makeHistory } from "../support/history.ts";
import { ask, readable, testsOn, withData } from "../support/site.ts";

const whole = (value: number) => Math.round(value).toLocaleString("en-GB");

async function expectPage(path: string, status: number): Promise<string> {
  const response = await ask(path);
  assert.equal(response.status, status, path);
  assert.match(response.headers.get("content-type") ?? "", /^text\/html/);
  return await response.text();
}

{
  const history = makeHistory(900);
  const test = testsOn("/year", history);
  const years = [...new Set(history.plays.map(({ year }) => year))];
  const data = async (path: string) => (await (await ask(`/api/${path}`)).json()).data;

  test("numbers are those of the API, in every year of the data", async () => {
    for (const year of years) {
      const html = await expectPage(`/year/${year}`, 200);
      const text = readable(html);
      const { totals, longest_streak: streak } = await data(`year/${year}`);
      assert.ok(text.includes(`in ${whole(totals.plays)} plays`), String(year));
      assert.ok(text.includes(`on ${whole(totals.days)} days`), String(year));
      assert.ok(text.includes(`${streak.days} day`), String(year));
      assert.match(html, /id="poster"/);
      assert.doesNotMatch(text, /NaN|Infinity|undefined/);
    }
  });

  test("the measure orders the lists", async () => {
    const year = years[0];
    const [first] = await data(
      `top-tracks?metric=plays&limit=1&startDate=${year}-01-01&endDate=${year}-12-31`,
    );
    assert.ok(
      readable(await expectPage(`/year/${year}?metric=plays`, 200)).includes(
        `You played ${first.track_name}`.replaceAll(/\s+/g, " "),
      ),
    );
  });

  test("/year leads to the latest, and keeps what is in the address", async () => {
    const response = await ask("/year?metric=plays");
    assert.equal(response.status, 302);
    assert.equal(response.headers.get("location"), `/year/${Math.max(...years)}?metric=plays`);
  });

  test("a year without a play says so; what is no year is not there", async () => {
    assert.match(readable(await expectPage("/year/1999", 404)), /No music in 1999/);
    for (const path of ["/year/abc", "/year/20240", "/year/0"]) await expectPage(path, 404);
  });
}

Deno.test("/year with a single play, and with none", async () => {
  const [play] = makeHistory(60).plays;
  assert.ok(play !== undefined);
  {
    await using _ = await withData({ ...EMPTY, plays: [play] });
    const text = readable(await expectPage(`/year/${play.year}`, 200));
    assert.match(text, /No genres known .*deno task enrich/);
    assert.doesNotMatch(text, /NaN|Infinity|undefined/);
  }
  await using _ = await withData(EMPTY);
  assert.match(readable(await expectPage("/year/2024", 200)), /Not a single play yet/);
});

{
  const history = makeHistory(900);
  const podcasts = history.setAside.filter(({ reason }) => reason === "podcast");
  const test = testsOn("/podcasts", history);

  test("shows and episodes are those of the API", async () => {
    const text = readable(await expectPage("/podcasts", 200));
    const { data } = await (await ask("/api/podcasts")).json();
    assert.ok(text.includes(`started ${whole(podcasts.length)} times`));
    for (const { show_name } of data) assert.ok(text.includes(show_name), show_name);
  });

  test("a show that is chosen has its episodes alone", async () => {
    const show = podcasts[0]?.artist_name ?? "";
    const text = readable(await expectPage(`/podcasts?show=${encodeURIComponent(show)}`, 200));
    assert.ok(text.includes(`Episodes of ${show}`));
  });

  test("a range without any says so", async () => {
    const html = await expectPage("/podcasts?startDate=1999-01-01&endDate=1999-12-31", 200);
    assert.match(readable(html), /No podcasts in this range/);
  });

  test("what it does not take is a 400", async () => {
    for (const search of ["show=", "groupBy=show", "metric=x"]) {
      await expectPage(`/podcasts?${search}`, 400);
    }
  });
}
