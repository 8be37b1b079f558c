/**
 * What pages must do of their own because Fresh does not do it for them: each test covers a row of
 * the table in `packages/fresh/README.md`.
 */
import assert from "node:assert/strict";
import { siteStore, useStore } from "../../lib/server/site_store.ts";
import { RequestError } from "../../lib/core/request_error.ts";
import { EMPTY, makeHistory } from "../support/history.ts";
import { ask, withData } from "../support/site.ts";

const history = makeHistory(600);
const year = history.plays[0]?.year ?? 0;

/** A request that is whole, so that the guards let it pass. */
const DELETE = {
  method: "DELETE",
  headers: { "Content-Length": "0", "Sec-Fetch-Site": "same-origin" },
};

const PAGES = [
  ...["/", "/artists", "/tracks", "/albums", "/patterns", "/taste", "/habits", "/podcasts"],
  ...[`/year/${year}`, "/history", "/data", "/search?q=a", "/artist/AC%2FDC", "/sql", "/api"],
];

async function html(path: string): Promise<string> {
  const response = await ask(path);
  assert.equal(response.status, 200, path);
  return await response.text();
}

Deno.test("pages: the document has its own title, and drawings keep theirs", async () => {
  await using _ = await withData(history);
  const titles: string[] = [];
  for (const path of PAGES) {
    const page = await html(path);
    const [head = "", body = ""] = page.split("</head>");
    const title = /<title>(.*?)<\/title>/.exec(head)?.[1] ?? "";
    titles.push(title);
    const drawn = [...body.matchAll(/<title[^>]*>(.*?)<\/title>/g)].map(([, text]) => text);
    assert.ok(!drawn.includes(title), `${path}: a drawing is called ${title}`);
  }
  assert.ok(titles.every((title) => title.endsWith("Tonearm") && title !== "Tonearm"), `${titles}`);
  assert.equal(new Set(titles).size, titles.length);
});

Deno.test("pages: the navigation marks one page, each choice one link", async () => {
  await using _ = await withData(history);
  for (const path of PAGES) {
    const page = await html(path);
    const nav = /<nav.*?<\/nav>/s.exec(page)?.[0] ?? "";
    const isThere = !/search|sql|api/.test(path);
    assert.equal(nav.match(/aria-current="(page|true)"/g)?.length ?? 0, isThere ? 1 : 0, path);
    for (const [list] of page.matchAll(/<ul class="(choice|presets|metric)".*?<\/ul>/gs)) {
      assert.ok((list.match(/aria-current="(page|true)"/g)?.length ?? 0) <= 1, `${path}: ${list}`);
    }
    for (const [link] of page.matchAll(/<a [^>]*href="\/[^>]*>/g)) {
      assert.match(link, /aria-current="(page|true|false)"/, path);
    }
  }
});

Deno.test("pages: a database without plays is a page, not an error", async () => {
  await using _ = await withData(EMPTY);
  for (const path of PAGES.filter((path) => !/^\/(artist\/|search|sql|api|data)/.test(path))) {
    const empty = path === "/podcasts" ? /podcast/ : /Not a single play yet/;
    assert.match(await html(path), empty, path);
  }
});

Deno.test("error pages: inside the layout, with every security header", async () => {
  await using _ = await withData(history);
  const log = console.error;
  console.error = () => {};
  const store = await siteStore();
  const failing = (error: Error) => {
    useStore({ ...store, query: () => Promise.reject(error) });
    return ask("/");
  };
  const busy = new RequestError("no-database", "The database is away.", undefined, 7);
  try {
    const answers = [
      [404, await ask("/unknown")],
      [404, await ask("/year/1200")],
      [400, await ask("/?metric=miles")],
      [400, await ask("/artist/%E0%A4%A")],
      [404, await ask("/artists", DELETE)],
      [500, await failing(new Error("the disk is on fire"))],
      [503, await failing(busy)],
    ] as const;
    for (const [status, { status: found, headers, body }] of answers) {
      await body?.cancel();
      assert.equal(found, status);
      assert.match(headers.get("Content-Security-Policy") ?? "", /default-src '(self|none)'/);
      assert.doesNotMatch(headers.get("Content-Security-Policy") ?? "", /unsafe-inline/);
      assert.equal(headers.get("X-Content-Type-Options"), "nosniff");
      assert.equal(headers.get("X-Frame-Options"), "DENY");
    }
    assert.equal(answers[6][1].headers.get("Retry-After"), "7");
    useStore(store);
    const page = await (await ask("/unknown")).text();
    assert.match(page, /<header class="masthead">.*There is no such page.*<footer/s);
    const nonce = /<script nonce="(\w+)"/.exec(page)?.[1] ?? "none";
    assert.notEqual(nonce, "none");
  } finally {
    console.error = log;
    useStore(store);
  }
});

Deno.test("API: a method that it does not take is told the ones that it takes", async () => {
  await using _ = await withData(history);
  const answer = await ask("/api/summary", DELETE);
  await answer.body?.cancel();
  assert.equal(answer.status, 405);
  assert.equal(answer.headers.get("Allow"), "GET, HEAD");
});

Deno.test("pages: a slash at the end of an address does not matter", async () => {
  await using _ = await withData(history);
  for (const path of ["/artists/", "/patterns/", "/data/"]) {
    const page = await html(path);
    assert.equal(page.match(/<nav.*?<\/nav>/s)?.[0].match(/aria-current="page"/g)?.length, 1, path);
  }
});
