/** From the ZIP to the site without a terminal, as somebody does who has just a browser. */
import assert from "node:assert/strict";
import type { Page } from "npm:playwright-core@1.65.1";
import { dropFile, holdWriting, withAddingSite } from "../support/adding_site.ts";
import { listTree, writeTree } from "../support/folders.ts";
import { history } from "../support/records.ts";
import { runTask } from "../support/run_task.ts";
import { zip } from "../support/zips.ts";

const FROM = "2022-12-31T20:00:00Z"; // five in the morning of New Year's Day in Tokyo
const CANCELLED = "Cancelled. Everything is as it was.";

Deno.test("add an export: dropped, read, shown; a second one, a broken one, travels, Cancel", async (test) => {
  const build = await runTask(["build", "--if-changed"]);
  assert.equal(build.code, 0, build.stderr);
  await withAddingSite(async ({ url, folder, context }) => {
    await writeTree(folder, {
      "files/second.json": history(80, FROM),
      "files/third.json": history(90, FROM),
      "files/broken.json": '[{"ts":"2023-01-01T00:00:00Z","ms_played":100000,"master_meta',
      "files/notes.txt": "hello",
    });
    const page = await context.newPage();
    const uploads = async () => await listTree(`${folder}/raw/uploads`);
    const plays = async () => (await (await fetch(`${url}api/summary`)).json()).data.total_plays;
    const travelLog = async () =>
      JSON.parse(await Deno.readTextFile(`${folder}/raw/timezones.json`));

    await test.step("without a database every page leads to the one that asks for it", async () => {
      for (const path of ["", "artists", "year"]) {
        await page.goto(url + path);
        assert.equal(new URL(page.url()).pathname, "/add", path);
      }
      assert.equal(await page.inputValue("#zone"), "Asia/Tokyo", "the browser's zone is offered");
      assert.ok(await page.getByRole("link", { name: /privacy page/ }).isVisible());
    });

    await test.step("a ZIP is dropped: stages are shown, then a receipt", async () => {
      const said = await progressOf(page);
      const export_ = { "MyData/Streaming_History_Audio_2022.json": history(50, FROM) };
      await dropFile(page, "my_spotify_data.zip", await zip(export_));
      await page.getByRole("heading", { name: "40 plays are in" }).waitFor();
      assert.equal(said[0], "Receiving …");
      assert.ok(said.length > 1, `no stage of the reading was shown: ${said}`);
      const receipt = await page.locator(".added").innerText();
      assert.match(receipt, /50\s+records/);
      assert.match(receipt, /1 January 2023, local time in Asia\/Tokyo/);
      assert.deepEqual(await travelLog(), [{ zone: "Asia/Tokyo" }]);
    });

    await test.step("the overview has the numbers of the browser's zone", async () => {
      await page.getByRole("link", { name: "See your listening" }).click();
      await page.waitForURL(url);
      const overview = await page.locator("main").innerText();
      assert.match(overview, /1 January 2023/);
      assert.match(overview, /\b40\b/);
      const counts = async (years: string) =>
        (await (await fetch(`${url}api/summary?${years}`)).json()).data.total_plays;
      assert.equal(await counts("startDate=2023-01-01&endDate=2023-12-31"), 40);
      assert.equal((await fetch(`${url}year/2022`)).status, 404);
      await page.goto(`${url}year/2023`);
      assert.match(await page.locator("main").innerText(), /2023/);
    });

    await test.step("from the data page a second one is added to it", async () => {
      await page.goto(`${url}data`);
      await page.getByRole("link", { name: "Add an export" }).click();
      await page.getByRole("heading", { name: "Add an export" }).waitFor();
      assert.equal(await page.locator(".added").count(), 0, "no receipt of the one before");
      await page.setInputFiles("#files", `${folder}/files/second.json`);
      await page.getByRole("heading", { name: "64 plays are in" }).waitFor();
      assert.match(await page.locator(".added").innerText(), /50\s+duplicates/);
      assert.deepEqual(await uploads(), ["my_spotify_data.zip", "second.json"]);
      await page.reload();
      assert.ok(await page.getByRole("heading", { name: "64 plays are in" }).isVisible());
      await page.goto(url);
      assert.match(await page.locator("main").innerText(), /\b64\b/);
    });

    await test.step("a broken one is told, and the old data is there", async () => {
      await page.goto(`${url}add`);
      await page.setInputFiles("#files", `${folder}/files/broken.json`);
      const trouble = page.locator(".trouble");
      await trouble.waitFor();
      assert.match(await trouble.innerText(), /broken\.json/);
      assert.match(await trouble.innerText(), /unchanged/);
      assert.equal(await plays(), 64);
      assert.deepEqual(await uploads(), ["my_spotify_data.zip", "second.json"]);
    });

    await test.step("what is no export is not taken", async () => {
      await page.goto(`${url}add`);
      await page.setInputFiles("#files", `${folder}/files/notes.txt`);
      await page.getByText(/Not taken: notes\.txt/).waitFor();
    });

    await test.step("a travel log is entered: days are those of the clock there", async () => {
      await page.goto(`${url}add`);
      await page.getByText("I moved or travelled").click();
      await fillStay(page, 1, ["2022-12-30", "2023-01-02", "America/New_York"]);
      await page.getByRole("button", { name: "Add another stay" }).click();
      await fillStay(page, 2, ["2024-05-01", "2024-05-31", "Europe/Berlin"]);
      await page.getByRole("button", { name: "Save and read again" }).click();
      await page.getByRole("heading", { name: "64 plays are in" }).waitFor();
      assert.deepEqual(await travelLog(), [
        { zone: "Asia/Tokyo" },
        { from: "2022-12-30", to: "2023-01-02", zone: "America/New_York" },
        { from: "2024-05-01", to: "2024-05-31", zone: "Europe/Berlin" },
      ]);
      await page.goto(url);
      assert.match(await page.locator("main").innerText(), /31 December 2022/);
    });

    await test.step("a travel log that cannot be is refused, with what was written", async () => {
      const before = await travelLog();
      await page.goto(`${url}add`);
      await fillStay(page, 2, ["2024-05-01", "2024-05-31", "Europe/Berln"]);
      await page.getByRole("button", { name: "Save and read again" }).click();
      const trouble = page.locator(".trouble");
      await trouble.waitFor();
      assert.match(await trouble.innerText(), /Entry 2 .*Europe\/Berln[^]*Europe\/Berlin/);
      assert.equal(await page.inputValue("[name=zone-2]"), "Europe/Berln");
      await fillStay(page, 2, ["2024-05-31", "2024-05-01", "Europe/Berlin"]);
      await page.getByRole("button", { name: "Save and read again" }).click();
      await page.getByText(/Entry 2 of the travel log ends/).waitFor();
      await fillStay(page, 2, ["2024-05-31", "", "Europe/Berlin"]);
      await page.getByRole("button", { name: "Save and read again" }).click();
      await page.getByText("Stay 2 has no last day.").waitFor();
      assert.deepEqual(await travelLog(), before);
    });

    await test.step("Cancel ends a reading, and an upload; all is as it was", async () => {
      const before = await uploads();
      await page.goto(`${url}add`);
      {
        using _held = await holdWriting(folder);
        await page.setInputFiles("#files", `${folder}/files/third.json`);
        await page.waitForFunction(() => {
          const stage = document.querySelector(".reading p")?.textContent ?? "";
          return stage !== "" && !stage.startsWith("Receiving");
        });
        await page.getByRole("button", { name: "Cancel" }).click();
        await page.getByText(CANCELLED).waitFor();
      }
      assert.equal(await plays(), 64);
      assert.deepEqual(await uploads(), before);

      await page.route("**/add", (route) => route.request().method() === "GET" && route.continue());
      await page.goto(`${url}add`);
      await page.setInputFiles("#files", `${folder}/files/third.json`);
      await page.getByRole("button", { name: "Cancel" }).click();
      await page.getByText(CANCELLED).waitFor();
      assert.ok(await page.locator("#files").isVisible(), "another one can be chosen at once");
    });

    await test.step("a tab that is closed does not end the reading; another one follows it", async () => {
      const first = await context.newPage();
      {
        using _held = await holdWriting(folder);
        await first.goto(`${url}add`);
        await first.setInputFiles("#files", `${folder}/files/third.json`);
        await first.waitForFunction(() => {
          const stage = document.querySelector(".reading p")?.textContent ?? "";
          return stage !== "" && !stage.startsWith("Receiving");
        });
        await first.close();
        await page.goto(`${url}add`);
        await page.getByRole("button", { name: "Cancel" }).waitFor();
      }
      await page.getByRole("heading", { name: "72 plays are in" }).waitFor();
    });
  });
});

Deno.test("add an export: without scripts a plain form does the same", async () => {
  const build = await runTask(["build", "--if-changed"]);
  assert.equal(build.code, 0, build.stderr);
  await withAddingSite(async ({ url, folder, context }) => {
    await writeTree(folder, { "files/first.json": history(50, FROM) });
    const page = await context.newPage();
    await page.goto(url);
    await page.selectOption("#zone", "Asia/Tokyo");
    await page.getByText("I moved or travelled").click();
    await fillStay(page, 3, ["2022-12-30", "2023-01-02", "Europe/Paris"]);
    {
      using _held = await holdWriting(folder);
      await page.setInputFiles("#files", `${folder}/files/first.json`);
      await page.getByRole("button", { name: "Read it" }).click();
      await page.locator("progress").waitFor();
      await page.getByRole("button", { name: "Cancel" }).click();
      await page.getByText(CANCELLED).waitFor();
    }
    await page.goto(`${url}add`);
    await page.setInputFiles("#files", `${folder}/files/first.json`);
    await page.getByRole("button", { name: "Read it" }).click();
    // The page loads itself anew until the reading has ended.
    await page.getByRole("heading", { name: "40 plays are in" }).waitFor();
    assert.match(await page.locator(".added").innerText(), /31 December 2022/);
    await page.getByRole("link", { name: "See your listening" }).click();
    assert.match(await page.locator("main").innerText(), /31 December 2022/);
  }, { scripts: false });
});

/** Every line that the page says of a reading, as it is said. */
async function progressOf(page: Page): Promise<string[]> {
  const said: string[] = [];
  await page.exposeFunction("tellStage", (text: string) => {
    if (text !== "" && said.at(-1) !== text) said.push(text);
  });
  await page.evaluate(() => {
    const tell: unknown = Reflect.get(globalThis, "tellStage");
    if (typeof tell !== "function") return;
    const look = () => tell(document.querySelector(".reading p")?.textContent ?? "");
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });
  return said;
}

async function fillStay(page: Page, number: number, values: readonly [string, string, string]) {
  for (const [at, name] of ["from", "to", "zone"].entries()) {
    await page.fill(`[name=${name}-${number}]`, values[at] ?? "");
  }
}
