/** The lines of `docs/deploying.md` for a proxy before the whole site, run by those installed. */
import assert from "node:assert/strict";
import { RUNTIME } from "../../lib/server/middleware/runtime.ts";
import { makeHistory } from "../support/history.ts";
import { isInstalled, startProxy } from "../support/proxies.ts";
import { serveSite } from "../support/served.ts";
import { siteWith, withData } from "../support/site.ts";

const PASSWORD = "correct horse battery";
const PAGE = await Deno.readTextFile(new URL("../../docs/deploying.md", import.meta.url));
const LINES = PAGE.slice(PAGE.indexOf("## The lines for a proxy"));
const LANGUAGES = { nginx: "nginx", caddy: "caddyfile", apache: "apacheconf" } as const;

for (const name of ["nginx", "caddy", "apache"] as const) {
  Deno.test({
    name:
      `behind ${name}, as documented: nobody invents an address, a scheme or a way around limits`,
    ignore: !isInstalled(name),
    fn: async () => {
      await using _ = await withData(makeHistory(300));
      const handler = await siteWith(
        { SITE_PASSWORD: PASSWORD, TRUST_PROXY: "1" },
        { ...RUNTIME, write: () => {} },
      );
      await using site = serveSite(handler);
      const block = new RegExp(`\`\`\`${LANGUAGES[name]}\\n(.*?)\`\`\``, "s").exec(LINES)?.[1] ??
        "";
      await using proxy = await startProxy(
        name,
        block.replace("127.0.0.1:8000", new URL(site.url).host),
      );
      const signIn = async (password: string, headers: Record<string, string> = {}) => {
        const answer = await fetch(`${proxy.url}/sign-in`, {
          method: "POST",
          redirect: "manual",
          body: new URLSearchParams({ password, next: "/artists" }),
          headers: { "Sec-Fetch-Site": "same-origin", ...headers },
        });
        await answer.body?.cancel();
        return answer;
      };
      // A scheme that a client makes up does not make its connection TLS.
      const signedIn = await signIn(PASSWORD, { "X-Forwarded-Proto": "https" });
      assert.equal(signedIn.status, 303);
      assert.equal(signedIn.headers.get("Location"), "/artists");
      const cookie = signedIn.headers.get("Set-Cookie") ?? "";
      assert.doesNotMatch(cookie, /Secure|__Host-/);
      const headers = { Cookie: cookie.split(";")[0] ?? "" };
      const page = await fetch(`${proxy.url}/artist/AC%2FDC`, { headers });
      assert.equal(page.status, 200);
      assert.match(await page.text(), /<h1[^>]*>.*AC\/DC/s);
      const data = await fetch(`${proxy.url}/api/artist/AC%2FDC`, { headers });
      assert.equal((await data.json()).data.totals.artist_name, "AC/DC");

      const statuses: number[] = [];
      for (let guess = 0; guess < 24; guess++) {
        const invented = { "X-Forwarded-For": `198.51.100.${guess}` };
        statuses.push((await signIn(`wrong ${guess}`, invented)).status);
      }
      assert.equal(statuses.filter((status) => status !== 429).length, 5, statuses.join());
    },
  });
}
