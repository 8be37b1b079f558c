/** What the site answers: status, content type, body, headers. */
import assert from "node:assert/strict";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { hours } from "../../lib/ui/words/format.ts";
import { EMPTY, makeHistory } from "../support/history.ts";
import { ask, readable, testsOn, withData } from "../support/site.ts";

/** Status, content type, body, in this order. */
async function expectPage(path: string, status: number, init?: RequestInit): Promise<string> {
  const response = await ask(path, init);
  assert.equal(response.status, status, path);
  assert.match(response.headers.get("content-type") ?? "", /^text\/html/);
  return await response.text();
}

{
  const history = makeHistory(600);
  const test = testsOn("site", history);
  const data = async (path: string) => (await (await ask(`/api/${path}`)).json()).data;

  test("/: numbers are those of the API", async () => {
    const text = readable(await expectPage("/", 200));
    const summary = await data("summary");
    const whole = (value: number) => Math.round(value).toLocaleString("en-GB");
    assert.ok(text.includes(`${whole(summary.total_hours)} hours since`));
    for (const value of [summary.total_plays, summary.unique_tracks, summary.unique_artists]) {
      assert.ok(text.includes(` ${whole(value)} `), String(value));
    }
    for (const { artist_name } of await data("top-artists?limit=10")) {
      assert.ok(text.includes(readable(escaped(artist_name))), artist_name);
    }
  });

  test("/: lists are those of the API, in both measures", async () => {
    for (const metric of ["hours", "plays"]) {
      const text = readable(await expectPage(`/?metric=${metric}`, 200));
      for (const kind of ["artist", "track", "album"]) {
        for (const row of await data(`top-${kind}s?metric=${metric}&limit=10`)) {
          const value = metric === "plays" ? ` ${row.plays} ` : ` ${readable(hours(row.hours))} `;
          const name = readable(escaped(row[`${kind}_name`]));
          assert.ok(text.includes(name), `${kind} ${name}`);
          assert.ok(text.includes(value), `${kind} ${name} ${value}`);
        }
      }
    }
  });

  test("/: a comparison is worked out from two answers of the API", async () => {
    const range = "startDate=2023-03-01&endDate=2023-03-28";
    const text = readable(await expectPage(`/?${range}&compare=previous`, 200));
    const now = await data(`summary?${range}`);
    const before = await data("summary?startDate=2023-02-01&endDate=2023-02-28");
    const share = Math.round(Math.abs(now.total_plays / before.total_plays - 1) * 100);
    const word = now.total_plays > before.total_plays ? "more" : "fewer";
    assert.ok(text.includes(` ${now.total_plays} ${share} % ${word} than in February 2023`), text);
  });

  test("/: a trend by a granularity that is asked for has every play once", async () => {
    const { total_plays } = await data("summary");
    for (const granularity of ["day", "week", "month", "year"]) {
      const rows: { plays: number }[] = await data(`trends?granularity=${granularity}`);
      assert.equal(rows.reduce((sum, { plays }) => sum + plays, 0), total_plays, granularity);
    }
  });

  test("/: the address decides range, measure and comparison", async () => {
    const year = history.plays.at(-1)?.year ?? 0;
    const range = `startDate=${year}-01-01&endDate=${year}-12-31`;
    const html = await expectPage(`/?${range}&metric=plays&compare=previous`, 200);
    assert.match(readable(html), new RegExp(`plays in ${year}`));
    const said = `too little data to compare with 1 January – 16 May ${year - 1}`;
    assert.ok(readable(html).includes(said));
    assert.match(html, /aria-current="true"[^>]*>Plays</);
  });

  test("/: a range without a play says so", async () => {
    const html = await expectPage("/?startDate=1999-01-01&endDate=1999-01-02", 200);
    assert.match(readable(html), /Nothing was played/);
  });

  test("/: what it does not take is a 400 that names it", async () => {
    for (const search of ["metric=x", "compare=x", "startDate=2024-02-30", "nonsense=1"]) {
      const html = await expectPage(`/?${search}`, 400);
      assert.ok(readable(html).includes(search.split("=")[0] ?? ""), search);
    }
  });

  test("a page that is not there is a 404 in the site's frame", async () => {
    const html = await expectPage("/nowhere", 404);
    assert.match(html, /There is no such page/);
    assert.match(html, /class="masthead"/);
  });

  test("a page without charts loads the scripts of search and help alone", async () => {
    const html = await expectPage("/nowhere", 404);
    assert.match(html, /SearchBox/);
    assert.doesNotMatch(html, /"name":"(?!SearchBox|Help)/);
  });

  test("a page holds no inline style, handler or script without nonce", async () => {
    const response = await ask("/");
    const html = await response.text();
    assert.doesNotMatch(html, /<[^>]+\sstyle="/);
    assert.doesNotMatch(html, /<[^>]+\son\w+="/);
    const nonce = /'nonce-([^']+)'/.exec(response.headers.get("content-security-policy") ?? "")
      ?.[1];
    for (const [tag] of html.matchAll(/<(script|style)\b[^>]*>/g)) {
      assert.ok(tag.includes(`nonce="${nonce}"`), tag);
    }
  });

  test("every answer carries the security headers", async () => {
    for (const path of ["/", "/nowhere", "/api/summary", "/api", "/styles/tokens.css"]) {
      const { headers, body } = await ask(path);
      await body?.cancel();
      assert.equal(headers.get("x-content-type-options"), "nosniff", path);
      assert.equal(headers.get("referrer-policy"), "same-origin", path);
      assert.match(headers.get("permissions-policy") ?? "", /camera=\(\)/, path);
      const policy = headers.get("content-security-policy") ?? "";
      assert.match(policy, /frame-ancestors 'none'/, path);
      assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval|upgrade-insecure/, path);
    }
  });

  test("a page is sent in the encoding that is asked for", async () => {
    const plain = await (await ask("/habits")).text();
    for (const [accept, encoding] of [["gzip, br", "br"], ["gzip", "gzip"], ["", null]] as const) {
      const { headers, body } = await ask("/habits", { headers: { "accept-encoding": accept } });
      assert.equal(headers.get("content-encoding"), encoding);
      assert.equal(headers.get("vary"), "Accept-Encoding");
      const bytes = await new Response(body).bytes();
      const html = encoding === "br"
        ? brotliDecompressSync(bytes)
        : encoding === "gzip"
        ? gunzipSync(bytes)
        : bytes;
      const unsigned = (text: string) => text.replaceAll(/ nonce="[^"]+"/g, "");
      assert.equal(unsigned(new TextDecoder().decode(html)), unsigned(plain));
    }
  });

  test("one stylesheet holds all its parts", async () => {
    const html = await (await ask("/")).text();
    const [, path = ""] = /<link rel="stylesheet" href="([^"]+)"/.exec(html) ?? [];
    assert.equal(html.match(/rel="stylesheet"/g)?.length, 1);
    const css = await (await ask(path)).text();
    assert.doesNotMatch(css, /@import/);
    for (const part of ["tokens", "profile", "print"]) {
      assert.ok(css.includes((await (await ask(`/styles/${part}.css`)).text()).trim()), part);
    }
  });

  test("over HTTPS browsers are told to stay there", async () => {
    const { handler } = await import("../support/site.ts");
    const { headers, body } = await handler(new Request("https://localhost/"));
    await body?.cancel();
    assert.match(headers.get("content-security-policy") ?? "", /upgrade-insecure-requests/);
  });

  test("the theme is remembered, and known before the first paint", async () => {
    const body = new URLSearchParams({ theme: "dark", back: "/?metric=plays" });
    const text = body.toString();
    const response = await ask("/theme", {
      method: "POST",
      body: text,
      headers: {
        "content-type": "application/x-www-form-urlencoded",
        "content-length": String(text.length),
        "sec-fetch-site": "same-origin",
      },
    });
    assert.equal(response.status, 303);
    assert.equal(response.headers.get("location"), "/?metric=plays");
    const cookie = response.headers.get("set-cookie")?.split(";")[0] ?? "";
    assert.match(
      await expectPage("/", 200, { headers: { cookie } }),
      /<html[^>]*data-theme="dark"/,
    );
    assert.doesNotMatch(await expectPage("/", 200), /data-theme/);
  });

  test("/api/health says that it lives, /api/ready which data is read", async () => {
    const alive = await ask("/api/health");
    assert.equal(alive.status, 200);
    assert.match(alive.headers.get("content-type") ?? "", /^application\/json/);
    assert.deepEqual(await alive.json(), { status: "ok" });
    const ready = await ask("/api/ready");
    assert.equal(ready.status, 200);
    assert.match((await ready.json()).data_version, /^\w+$/);
  });
}

Deno.test("site without a database says what to run", async () => {
  await using _ = await withData(null);
  const html = await expectPage("/", 503);
  assert.match(html, /deno task pipeline/);
  assert.match(html, /deno task demo/);
  const response = await ask("/api/summary");
  assert.equal(response.status, 503);
  assert.match(response.headers.get("content-type") ?? "", /^application\/json/);
  assert.equal((await response.json()).error.code, "no-database");
});

Deno.test("site with a database that holds no play", async () => {
  await using _ = await withData(EMPTY);
  assert.match(readable(await expectPage("/", 200)), /Not a single play yet/);
});

Deno.test("site with a single play", async () => {
  const [play] = makeHistory(600).plays;
  assert.ok(play !== undefined);
  await using _ = await withData({ ...EMPTY, plays: [play] });
  const html = await expectPage("/", 200);
  assert.match(readable(html), /All of it on/);
  assert.doesNotMatch(html, /NaN|Infinity|undefined/);
});

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
