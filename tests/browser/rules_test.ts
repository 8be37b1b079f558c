/** "This is not me", from the pages of the local site, without a terminal. */
import assert from "node:assert/strict";
import type { Page } from "npm:playwright-core@1.65.1";
import { withServer } from "../support/binary_tour.ts";
import { START } from "../support/adding_site.ts";
import { launchBrowser } from "../support/browser.ts";
import { withFolder, writeTree } from "../support/folders.ts";
import { ingestFolder } from "../support/ingesting.ts";
import { faultsOf } from "../support/look.ts";
import { PROJECT } from "../support/processes.ts";
import { extended } from "../support/records.ts";
import { runTask } from "../support/run_task.ts";

const HOUR = 3_600_000;

/** Plays of an hour each, a day apart. */
function makeRecords(): Record<string, unknown>[] {
  const music: [artist: string, track: string, album: string, count: number][] = [
    ["Rain Sounds", "Drops", "Weather", 12],
    ["Björk", "Jóga", "Homogenic", 5],
    ["Bjork", "Hyperballad", "Post", 2],
    ["The Invented", "Harbour Lights", "First Pressing", 4],
    ["The Invented", "Harbour Lights - Remastered 2009", "First Pressing", 3],
    ["The Invented", "Harbour Lights - Live", "On Stage", 2],
    ["Various", "Party", "Songs for the Car", 3],
  ];
  let at = Date.parse("2023-01-01T12:00:00Z");
  const next = () => new Date(at += 24 * HOUR).toISOString().replace(".000Z", "Z");
  const songs = music.flatMap(([artist, track, album, count]) =>
    Array.from({ length: count }, () =>
      extended({
        ts: next(),
        ms_played: HOUR,
        master_metadata_track_name: track,
        master_metadata_album_artist_name: artist,
        master_metadata_album_album_name: album,
        spotify_track_uri: null,
      }))
  );
  const episodes = Array.from({ length: 2 }, (_, at) =>
    extended({
      ts: next(),
      ms_played: HOUR,
      master_metadata_track_name: null,
      master_metadata_album_artist_name: null,
      master_metadata_album_album_name: null,
      spotify_track_uri: null,
      episode_name: `Episode ${at}`,
      episode_show_name: "Daily Talk",
      spotify_episode_uri: `spotify:episode:${at}`,
    }));
  return [...songs, ...episodes];
}

/** Presses a button that changes a rule, and waits until the history was read by it. */
async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole("button", { name }).click();
  await page.getByText(/^Done: your history now has \d+ plays?\.$/).waitFor();
}

for (const scripts of [true, false]) {
  const how = scripts ? "with scripts" : "without scripts";
  Deno.test(`rules on the site, ${how}: leave out, same as, take back`, async (test) => {
    const build = await runTask(["build", "--if-changed"]);
    assert.equal(build.code, 0, build.stderr);
    await withFolder(async (folder) => {
      await writeTree(folder, { "raw/history.json": makeRecords() });
      await ingestFolder(folder, { timezone: "UTC" });
      const words = [...START, `--data-dir=${folder}/data`, `--data-raw-dir=${folder}/raw`];
      const rules = async () => JSON.parse(await Deno.readTextFile(`${folder}/raw/rules.json`));
      await withServer(
        PROJECT,
        [Deno.execPath()],
        words,
        async (url) => {
          const browser = await launchBrowser();
          const context = await browser.newContext({ javaScriptEnabled: scripts });
          const page = await context.newPage();
          page.setDefaultTimeout(15_000);
          const plays = async () =>
            (await (await fetch(`${url}api/summary`)).json()).data.total_plays;
          try {
            await test.step("an artist is left out, and it is said before what that changes", async () => {
              await page.goto(`${url}artist/Rain%20Sounds`);
              await page.getByRole("link", { name: "Leave out" }).click();
              await page.getByRole("heading", { name: /^Leave out .*Rain Sounds/ }).waitFor();
              assert.equal(await plays(), 31);
              await press(page, /Leave out 12 plays, 12\sh/);
              assert.equal(await plays(), 19);
              assert.deepEqual(await rules(), { leave_out: [{ artist: "Rain Sounds" }] });
              assert.match(
                await page.locator(".rules").innerText(),
                /Rain Sounds\s+12 plays, 12\sh/,
              );
              const gone = await fetch(`${url}artist/Rain%20Sounds`);
              await gone.body?.cancel();
              assert.equal(gone.status, 404);
            });
            await test.step("a version of a song is offered, its live version is not", async () => {
              await page.goto(
                `${url}track/The%20Invented/Harbour%20Lights%20-%20Remastered%202009`,
              );
              await page.getByRole("link", { name: "Same as" }).click();
              const offers = page.locator("section[aria-labelledby^=same-as] .rules li");
              await offers.first().waitFor();
              assert.equal(await offers.count(), 1);
              await press(page, /Count both as .*Harbour Lights/);
              const { same_track } = await rules();
              assert.deepEqual(same_track, [[
                { artist: "The Invented", track: "Harbour Lights" },
                { artist: "The Invented", track: "Harbour Lights - Remastered 2009" },
              ]]);
              const api = `${url}api/top-tracks?artist=The%20Invented&metric=plays`;
              const { data } = await (await fetch(api)).json();
              assert.deepEqual(
                data.map((
                  row: { track_name: string; plays: number },
                ) => [row.track_name, row.plays]),
                [["Harbour Lights", 7], ["Harbour Lights - Live", 2]],
              );
            });
            await test.step("names that differ by accents are offered; any other may be typed", async () => {
              await page.goto(`${url}rules?artist=Bjork`);
              await press(page, /Count both as .*Björk/);
              assert.deepEqual((await rules()).same_artist, [["Björk", "Bjork"]]);
              await page.goto(`${url}rules?artist=Various`);
              await page.getByLabel("The name of the artist").fill("The Invented");
              await press(page, "Same as this");
              assert.deepEqual((await rules()).same_artist.at(-1), ["The Invented", "Various"]);
            });
            await test.step("an album and a show are left out", async () => {
              await page.goto(`${url}album/The%20Invented/Songs%20for%20the%20Car`);
              await page.getByRole("link", { name: "Leave out" }).click();
              await press(page, /Leave out 3 plays/);
              await page.goto(`${url}podcasts?show=Daily%20Talk`);
              await page.getByRole("link", { name: "Leave out" }).click();
              await press(page, /Leave out 2 records/);
              const shows = await (await fetch(`${url}api/podcasts`)).json();
              assert.deepEqual(shows.data, []);
            });
            await test.step("all are on the data page, and each can be taken back", async () => {
              await page.goto(`${url}data`);
              const list = page.locator("section[aria-labelledby^=rules] .rules li");
              for (let left = await list.count(); left > 0; left--) {
                await page.goto(`${url}data`);
                await list.first().getByRole("button", { name: /^Undo/ }).click();
                await page.getByText(/^Done: your history now has \d+ plays?\.$/).waitFor();
              }
              assert.equal(await plays(), 31);
              await page.goto(`${url}data`);
              await page.getByText("Nothing is left out").waitFor();
            });
            await test.step("what cannot be is said, and changes nothing", async () => {
              const before = await rules();
              await page.goto(`${url}rules?artist=Bjork`);
              await page.getByLabel("The name of the artist").fill(" bjork ");
              await page.getByRole("button", { name: "Same as this" }).click();
              await page.getByRole("alert").getByText(/the same name twice/).waitFor();
              await page.goto(`${url}rules?artist=Nobody`);
              await page.getByRole("alert").getByText("Nothing was played under that name.")
                .waitFor();
              assert.deepEqual(await rules(), before);
            });
            if (scripts) {
              await test.step("the page fits a phone and a desk", async () => {
                for (const width of [320, 375, 1280]) {
                  await page.setViewportSize({ width, height: 800 });
                  for (const path of ["rules", "rules?artist=Bjork", "data"]) {
                    await page.goto(url + path);
                    assert.deepEqual(await faultsOf(page), [], `${path} at ${width}`);
                  }
                }
              });
            }
          } finally {
            await browser.close();
          }
        },
        { NO_COLOR: "1", HOME: Deno.env.get("HOME") ?? "" },
        "SIGTERM",
      );
    });
  });
}
