/** A page of which one question fails. */
import assert from "node:assert/strict";
import { QUESTIONS } from "../../lib/queries/questions.ts";
import { RequestError } from "../../lib/core/request_error.ts";
import { siteStore, useStore } from "../../lib/server/site_store.ts";
import { makeHistory } from "../support/history.ts";
import { ask, readable, withData } from "../support/site.ts";

const history = makeHistory(600);
const year = history.plays[0]?.year ?? 0;

/** Parts of pages, by what they are called, and the question that each of them asks. */
const PARTS: [path: string, topic: string, question: keyof typeof QUESTIONS][] = [
  ["/", "Week and hour", "heatmap"],
  ["/", "Artists, tracks, albums", "top-albums"],
  ["/", "On this day", "on-this-day"],
  ["/", "Newest discoveries", "firsts"],
  ["/patterns", "Weekdays", "dow"],
  ["/patterns", "Longest sessions", "sessions"],
  ["/taste", "Popularity", "popularity"],
  ["/taste", "Decades", "decade-evolution"],
  ["/taste", "Concentration", "concentration"],
  ["/habits", "Skips by artist", "skips"],
  ["/data", "What could not be used", "rejects"],
  ["/artist/AC%2FDC", "Heard together", "neighbours"],
  [`/year/${year}`, "Artists, tracks, albums", "top-tracks"],
];

/** Lets some questions fail until disposed. */
async function withFailing(fails: (path: string) => boolean, error: Error): Promise<Disposable> {
  const store = await siteStore();
  const { error: log } = console;
  console.error = () => {};
  useStore({
    ...store,
    query: (question, filters) =>
      fails(question.path) ? Promise.reject(error) : store.query(question, filters),
  });
  return {
    [Symbol.dispose]() {
      console.error = log;
      useStore(store);
    },
  };
}

Deno.test("a part of a page that fails", async (test) => {
  await using _ = await withData(history);

  for (const [path, topic, question] of PARTS) {
    await test.step(`${path}: ${topic} says so in its place, all else is there`, async () => {
      const whole = readable(await (await ask(path)).text());
      using _ = await withFailing(
        (asked) => asked === QUESTIONS[question].path,
        new Error("the disk is on fire"),
      );
      const response = await ask(path);
      assert.equal(response.status, 200);
      const html = await response.text();
      assert.equal(html.match(/class="card failed/g)?.length, 1);
      const card = /<section class="card failed[^>]*>.*?<\/section>/s.exec(html)?.[0] ?? "";
      assert.ok(card.includes(`aria-label="${topic}"`), card);
      assert.match(card, /<a class="button" href(="")?>Try again<\/a>/);
      assert.doesNotMatch(html, /on fire/);
      const [title = ""] = /[^.]{20,60}/.exec(whole.slice(whole.indexOf("All time"))) ?? [];
      assert.ok(readable(html).includes(title), title);
    });
  }

  await test.step("what the whole page needs is an error of the page", async () => {
    const message = "The database cannot be reached.";
    const error = new RequestError("database-unavailable", message, undefined, 10);
    using _ = await withFailing((path) => path === QUESTIONS.summary.path, error);
    const response = await ask("/");
    assert.equal(response.status, 503);
    assert.equal(response.headers.get("retry-after"), "10");
    assert.match(await response.text(), /The database cannot be reached/);
  });

  await test.step("without a database it is an error of the page, whatever is asked", async () => {
    const error = new RequestError("no-database", "There is none.");
    using _ = await withFailing((path) => path === QUESTIONS.heatmap.path, error);
    const response = await ask("/patterns");
    await response.body?.cancel();
    assert.equal(response.status, 503);
    assert.equal(response.headers.get("retry-after"), null);
  });
});
