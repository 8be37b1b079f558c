import assert from "node:assert/strict";
import { pageCache } from "./page_cache.ts";

/** A cache whose pages are fetched by a counter and a clock of the test. */
function cacheAt() {
  const asked: string[] = [];
  const clock = { now: 0 };
  const cache = pageCache({
    load(address) {
      asked.push(address);
      return address === "/bad" ? Promise.reject(new Error("no")) : Promise.resolve(PAGE);
    },
    now: () => clock.now,
  });
  return { cache, asked, clock };
}

/** Stands in for a document, which only browsers have. */
const PAGE: Document = Object.create(null);

Deno.test("pageCache: what was fetched ahead is asked for once", async () => {
  const { cache, asked } = cacheAt();
  cache.ahead("/a");
  cache.ahead("/a");
  await cache.page("/a");
  assert.deepEqual(asked, ["/a"]);
  await cache.page("/a");
  assert.deepEqual(asked, ["/a", "/a"], "a page is given away once");
});

Deno.test("pageCache: an old page is asked for anew", async () => {
  const { cache, asked, clock } = cacheAt();
  cache.ahead("/a");
  clock.now = 15_000;
  await cache.page("/a");
  assert.deepEqual(asked, ["/a", "/a"]);
});

Deno.test("pageCache: a failure ahead is forgotten, one that is waited for is thrown", async () => {
  const { cache, asked } = cacheAt();
  cache.ahead("/bad");
  await assert.rejects(cache.page("/bad"));
  await assert.rejects(cache.page("/bad"));
  assert.deepEqual(asked, ["/bad", "/bad"]);
});

Deno.test("pageCache: holds a dozen, the latest", async () => {
  const { cache, asked } = cacheAt();
  for (let at = 0; at < 13; at++) cache.ahead(`/${at}`);
  await cache.page("/12");
  assert.equal(asked.length, 13);
  await cache.page("/0");
  assert.equal(asked.length, 14);
});
