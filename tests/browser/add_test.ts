/** From the ZIP to the site without a terminal, as somebody does who has just a browser. */
import assert from "node:assert/strict";
import { withServer } from "../support/binary_tour.ts";
import { launchBrowser } from "../support/browser.ts";
import { listTree, withFolder, writeTree } from "../support/folders.ts";
import { PROJECT } from "../support/processes.ts";
import { history } from "../support/records.ts";
import { runTask } from "../support/run_task.ts";

/** How `deno task start` begins. */
const START = [
  "run",
  "--no-prompt",
  "--allow-read=.env,.env.local,deno.lock",
  "--allow-env",
  "--allow-sys",
  `--allow-run=${Deno.execPath()}`,
  "scripts/launch.ts",
  "start",
  "--port=0",
  "--json",
];

Deno.test("add an export: dropped, read, shown; a second one, a broken one, a clock", async (test) => {
  const build = await runTask(["build", "--if-changed"]);
  assert.equal(build.code, 0, build.stderr);
  await withFolder(async (folder) => {
    await writeTree(folder, {
      "files/first.json": history(50),
      "files/second.json": history(80),
      "files/broken.json": '[{"ts":"2023-01-01T00:00:00Z","ms_played":100000,"master_meta',
      "files/notes.txt": "hello",
    });
    const words = [...START, `--data-dir=${folder}/data`, `--data-raw-dir=${folder}/raw`];
    await withServer(
      PROJECT,
      [Deno.execPath()],
      words,
      async (url) => {
        const browser = await launchBrowser();
        const context = await browser.newContext({ timezoneId: "Asia/Tokyo" });
        const page = await context.newPage();
        try {
          await test.step("without a database every page leads to the one that asks for it", async () => {
            for (const path of ["", "artists", "year"]) {
              await page.goto(url + path);
              assert.equal(new URL(page.url()).pathname, "/add", path);
            }
            assert.equal(
              await page.inputValue("#zone"),
              "Asia/Tokyo",
              "the browser's zone is offered",
            );
            assert.ok(await page.getByRole("link", { name: /privacy page/ }).isVisible());
          });
          await test.step("a file is chosen, and its receipt says what came in", async () => {
            await page.setInputFiles("#files", `${folder}/files/first.json`);
            await page.getByRole("heading", { name: "40 plays are in" }).waitFor();
            const receipt = await page.locator(".added").innerText();
            assert.match(receipt, /50\s+records/);
            assert.match(receipt, /Asia\/Tokyo/);
            const log = JSON.parse(await Deno.readTextFile(`${folder}/raw/timezones.json`));
            assert.deepEqual(log, [{ zone: "Asia/Tokyo" }]);
            await page.getByRole("link", { name: "See your listening" }).click();
            await page.waitForURL(url);
            assert.match(await page.getByRole("heading", { level: 1 }).innerText(), /\d/);
          });
          await test.step("from the data page a second one is added to it", async () => {
            await page.goto(`${url}data`);
            await page.getByRole("link", { name: "Add an export" }).click();
            await page.setInputFiles("#files", `${folder}/files/second.json`);
            await page.getByRole("heading", { name: "64 plays are in" }).waitFor();
            const files = await listTree(`${folder}/raw/uploads`);
            assert.deepEqual(files, ["first.json", "second.json"]);
          });
          await test.step("a broken one is told, and the old data is there", async () => {
            await page.goto(`${url}add`);
            await page.setInputFiles("#files", `${folder}/files/broken.json`);
            const trouble = page.locator(".trouble");
            await trouble.waitFor();
            assert.match(await trouble.innerText(), /broken\.json/);
            assert.match(await trouble.innerText(), /unchanged/);
            const { data } = await (await fetch(`${url}api/summary`)).json();
            assert.ok(data.total_plays >= 40);
          });
          await test.step("what is no export is not taken", async () => {
            await page.goto(`${url}add`);
            await page.setInputFiles("#files", `${folder}/files/notes.txt`);
            await page.getByText(/neither a ZIP nor JSON: notes\.txt/).waitFor();
          });
        } finally {
          await browser.close();
        }
      },
      { NO_COLOR: "1", HOME: Deno.env.get("HOME") ?? "" },
      "SIGTERM",
    );
  });
});
