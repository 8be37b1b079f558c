/** Covers and pictures: nothing of them without the choice; with it from known hosts alone. */
import assert from "node:assert/strict";
import { PICTURE_SOURCES } from "../../lib/ui/pictures/hosts.ts";
import { fakeRuntime } from "../support/fake_runtime.ts";
import { pathsOf } from "../support/paths.ts";
import { BAD, GOOD, picturedHistory } from "../support/pictured.ts";
import { handler, siteWith, withData } from "../support/site.ts";

const history = picturedHistory();
const paths = [
  ...pathsOf(history).filter((path) => path !== "/year"),
  "/artist/100%25%20Wool",
  "/album/AC%2FDC/First",
];
const PUBLIC = { HOST: "0.0.0.0", REQUESTS_PER_MINUTE: "0", TOTAL_REQUESTS_PER_MINUTE: "0" };
const ON = { headers: { cookie: "pictures=on" } };
const OFF = { headers: { cookie: "pictures=off" } };

async function pageAt(site: typeof handler, path: string, init: RequestInit = {}) {
  const response = await site(new Request(`http://localhost${path}`, init));
  const policy = response.headers.get("Content-Security-Policy") ?? "";
  const html = await response.text();
  return {
    images: [...html.matchAll(/<img[^>]*>/g)].map(([tag]) => tag),
    sources: /(?:^|; )img-src ([^;]*)/.exec(policy)?.[1]?.split(" ") ?? [],
    html,
  };
}

function choose(site: typeof handler, fields: Record<string, string>): Promise<Response> {
  const body = String(new URLSearchParams(fields));
  const headers = {
    origin: "http://localhost",
    "content-type": "application/x-www-form-urlencoded",
    "content-length": String(body.length),
  };
  return site(new Request("http://localhost/pictures", { method: "POST", body, headers }));
}

Deno.test("pictures", async (test) => {
  await using _ = await withData(history);
  const shown = await siteWith({ SHOW_IMAGES: "true" }, fakeRuntime());
  const open = await siteWith(PUBLIC, fakeRuntime());
  const openShown = await siteWith({ ...PUBLIC, SHOW_IMAGES: "true" }, fakeRuntime());

  await test.step("without the choice no page asks anyone, and none may", async () => {
    for (const path of paths) {
      const { images, sources, html } = await pageAt(handler, path);
      assert.deepEqual(images, [], path);
      assert.deepEqual(sources, ["'self'", "data:"], path);
      for (const address of [...GOOD, ...BAD]) assert.ok(!html.includes(address), path);
    }
  });

  await test.step("with SHOW_IMAGES pages have pictures of known hosts, sized, lazy, silent", async () => {
    const met = new Set<string>();
    for (const path of paths) {
      const { images, sources, html } = await pageAt(shown, path);
      assert.deepEqual(sources, ["'self'", "data:", ...PICTURE_SOURCES], path);
      for (const tag of images) {
        assert.match(tag, / alt(?:=""|(?=[ >]))/, tag);
        assert.match(tag, / width="\d+" height="\d+"/, tag);
        assert.match(tag, / loading="lazy"/, tag);
        assert.match(tag, / referrerpolicy="no-referrer"/, tag);
        met.add(/src="([^"]*)"/.exec(tag)?.[1]?.replaceAll("&amp;", "&") ?? "");
      }
      for (const address of BAD) assert.ok(!html.includes(address), `${path}: ${address}`);
    }
    assert.deepEqual([...met].toSorted(), [...GOOD].toSorted());
  });

  await test.step("lists, ranked tables, the pages of one and the year have them", async () => {
    for (const path of ["/", "/artists", "/tracks", "/albums", "/artist/100%25%20Wool"]) {
      assert.notEqual((await pageAt(shown, path)).images.length, 0, path);
    }
    assert.notEqual((await pageAt(shown, "/year/2023")).images.length, 0);
  });

  await test.step("a picture of Commons leads to who made it", async () => {
    const named = history.artists.find(({ image_url }) => image_url === GOOD[2]);
    const path = `/artist/${encodeURIComponent(named?.artist_name ?? "")}`;
    const { html } = await pageAt(shown, path);
    assert.match(html, /href="https:\/\/commons\.wikimedia\.org\/wiki\/File:Some%20Band\.jpg"/);
  });

  await test.step("on the local site its owner chooses, either way", async () => {
    assert.notEqual((await pageAt(handler, "/", ON)).images.length, 0);
    assert.deepEqual((await pageAt(shown, "/", OFF)).images, []);
    const answer = await choose(handler, { pictures: "on", back: "/artists?metric=plays" });
    assert.equal(answer.status, 303);
    assert.equal(answer.headers.get("location"), "/artists?metric=plays");
    assert.match(answer.headers.get("set-cookie") ?? "", /^pictures=on; Path=\/; .*HttpOnly/);
  });

  await test.step("on a public site the setting alone decides, and there is no switch", async () => {
    assert.deepEqual((await pageAt(open, "/", ON)).images, []);
    assert.notEqual((await pageAt(openShown, "/", OFF)).images.length, 0);
    for (const site of [open, openShown]) {
      assert.doesNotMatch((await pageAt(site, "/")).html, /action="\/pictures"/);
      const answer = await choose(site, { pictures: "on" });
      assert.equal(answer.headers.get("set-cookie"), null);
      assert.equal(answer.status, 404);
    }
  });
});
