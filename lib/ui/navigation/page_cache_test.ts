import assert from "node:assert/strict";
import { pageCache } from "./page_cache.ts";

/** A cache whose pages are fetched by a counter and a clock of the test. */
function cacheAt() {
  const asked: string[] = [];
  const clock = { now: 0 };
  const cache = pageCache({
    load(address) {
      asked.push(address);
      return address === "/bad"
        ? Promise.reject(new Error("no"))
        : Promise.resolve(`page ${asked.length}`);
    },
    now: () => clock.now,
  });
  return { cache, asked, clock };
}

Deno.test("pageCache: what was prefetched is asked for once", async () => {
  const { cache, asked } = cacheAt();
  cache.prefetch("/a");
  cache.prefetch("/a");
  assert.equal(await cache.page("/a"), "page 1");
  assert.equal(await cache.page("/a"), "page 1");
  assert.deepEqual(asked, ["/a"]);
});

Deno.test("pageCache: an old page is asked for anew, but can be seen again", async () => {
  const { cache, asked, clock } = cacheAt();
  cache.prefetch("/a");
  clock.now = 14_999;
  assert.equal(cache.isFresh("/a"), true);
  clock.now = 15_000;
  assert.equal(cache.isFresh("/a"), false);
  assert.equal(await cache.seen("/a"), "page 1");
  assert.equal(await cache.page("/a"), "page 2");
  assert.equal(await cache.seen("/a"), "page 2");
  assert.deepEqual(asked, ["/a", "/a"]);
});

Deno.test("pageCache: using a page does not make it any fresher", async () => {
  const { cache, asked, clock } = cacheAt();
  await cache.page("/a");
  clock.now = 10_000;
  await cache.page("/a");
  clock.now = 20_000;
  await cache.page("/a");
  assert.equal(asked.length, 2);
});

Deno.test("pageCache: a page that came by another way is held", async () => {
  const { cache, asked, clock } = cacheAt();
  clock.now = 20_000;
  assert.equal(cache.seen("/a"), undefined);
  cache.keep("/a", "as loaded", 10_000);
  assert.equal(await cache.page("/a"), "as loaded");
  assert.deepEqual(asked, []);
  cache.keep("/b", "as loaded", 0);
  assert.equal(await cache.seen("/b"), "as loaded");
  assert.equal(await cache.page("/b"), "page 1");
});

Deno.test("pageCache: a failure of a prefetch is forgotten, one that is waited for is thrown", async () => {
  const { cache, asked } = cacheAt();
  cache.prefetch("/bad");
  await assert.rejects(cache.page("/bad"));
  assert.equal(cache.seen("/bad"), undefined);
  await assert.rejects(cache.page("/bad"));
  assert.deepEqual(asked, ["/bad", "/bad"]);
});

Deno.test("pageCache: holds a dozen, the latest", async () => {
  const { cache, asked } = cacheAt();
  for (let at = 0; at < 12; at++) cache.prefetch(`/${at}`);
  await cache.page("/0");
  cache.prefetch("/12");
  assert.notEqual(cache.seen("/0"), undefined, "it was wanted lately");
  assert.equal(cache.seen("/1"), undefined);
  assert.equal(asked.length, 13);
});

Deno.test("pageCache: what was let go of is asked for anew, also while it is on its way", async () => {
  const { cache, asked } = cacheAt();
  const failing = assert.rejects(cache.page("/bad"));
  cache.forget("/bad");
  cache.keep("/bad", "page", 0);
  await failing;
  assert.equal(await cache.page("/bad"), "page");
  cache.forget("/bad");
  assert.equal(cache.seen("/bad"), undefined);
  assert.deepEqual(asked, ["/bad"]);
});
