/** The lines of `docs/deploying.md` for a site below a path, run by the proxies that are installed. */
import assert from "node:assert/strict";
import { RUNTIME } from "../../lib/server/middleware/runtime.ts";
import { makeHistory } from "../support/history.ts";
import { isInstalled, type ProxyName, startProxy } from "../support/proxies.ts";
import { serveSite } from "../support/served.ts";
import { siteWith, withData } from "../support/site.ts";

const PASSWORD = "correct horse";
const PAGE = await Deno.readTextFile(new URL("../../docs/deploying.md", import.meta.url));

/** A proxy's lines as documented, and a common way to write them that takes the path away or decodes. */
const VARIANTS: Record<ProxyName, { language: string; other: (lines: string) => string }> = {
  nginx: { language: "nginx", other: (lines) => lines.replace(/(:\d+);/, "$1/;") },
  caddy: { language: "caddyfile", other: (lines) => lines.replace("handle ", "handle_path ") },
  apache: {
    language: "apacheconf",
    other: (lines) => lines.replace("NoDecode", "On").replace(" nocanon", ""),
  },
};

for (const name of ["nginx", "caddy", "apache"] as const) {
  const { language, other } = VARIANTS[name];
  Deno.test({
    name: `base path behind ${name}: as documented, and written in the other common way`,
    ignore: !isInstalled(name),
    fn: async (test) => {
      await using _ = await withData(makeHistory(600));
      const handler = await siteWith({
        BASE_PATH: "/music",
        SITE_PASSWORD: PASSWORD,
        TRUST_PROXY: "1",
      }, { ...RUNTIME, write: () => {} });
      await using site = serveSite(handler);
      const lines = documented(language).replace("127.0.0.1:8000", new URL(site.url).host);
      for (const [how, text] of [["as documented", lines], ["otherwise", other(lines)]] as const) {
        assert.ok(how === "as documented" || text !== lines);
        await test.step(how, async () => {
          await using proxy = await startProxy(name, text);
          await visit(proxy.url);
        });
      }
    },
  });
}

/** The block of the page that is in a language. */
function documented(language: string): string {
  const block = new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, "s").exec(PAGE)?.[1];
  assert.ok(block !== undefined, language);
  return block;
}

/** Signs in, and looks at pages, what they load, names with a slash, and the API. */
async function visit(url: string): Promise<void> {
  const turned = await fetch(`${url}/music/artists`, { redirect: "manual" });
  assert.equal(turned.status, 303);
  const signIn = new URL(turned.headers.get("Location") ?? "", url);
  assert.equal(signIn.pathname, "/music/sign-in");
  const body = new URLSearchParams({ next: "/music/artists", password: PASSWORD });
  const signedIn = await fetch(`${url}/music/sign-in`, {
    ...{ method: "POST", body, redirect: "manual" },
    headers: { "Sec-Fetch-Site": "same-origin" },
  });
  await signedIn.body?.cancel();
  assert.equal(signedIn.headers.get("Location"), "/music/artists");
  const headers = { Cookie: (signedIn.headers.get("Set-Cookie") ?? "").split(";")[0] ?? "" };
  const text = async (path: string) => {
    const answer = await fetch(url + path, { headers });
    const found = await answer.text();
    assert.equal(answer.status, 200, `${path}: ${found.slice(0, 200)}`);
    return found;
  };
  assert.match(await text("/music"), /hours since/);
  const page = await text("/music/artists");
  for (const [, address = ""] of page.matchAll(/<(?:link|script)[^>]* (?:href|src)="([^"]+)"/g)) {
    assert.ok(address.startsWith("/music/"), address);
    await text(address);
  }
  assert.match(await text("/music/artist/AC%2FDC"), /<h1[^>]*>.*AC\/DC/s);
  assert.equal(
    JSON.parse(await text("/music/api/artist/AC%2FDC")).data.totals.artist_name,
    "AC/DC",
  );
  const track = /href="(\/music\/track\/AC%2FDC\/[^"?]+)/.exec(await text("/music/artist/AC%2FDC"));
  assert.match(await text(track?.[1] ?? ""), /<h1/);
}
