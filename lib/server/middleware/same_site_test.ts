import assert from "node:assert/strict";
import { type ContextParts, requestContext } from "../../../tests/support/request_context.ts";
import { refuseOtherSites } from "./same_site.ts";

const HERE = "http://localhost:8000";
const statusOf = async (parts: ContextParts, proxies = 0) =>
  (await refuseOtherSites(proxies)(requestContext({ url: `${HERE}/x`, ...parts }))).status;
const post = (headers: Record<string, string>, proxies = 0) =>
  statusOf({ method: "POST", headers }, proxies);

Deno.test("refuseOtherSites: a POST must come from a page of this site", async () => {
  assert.equal(await post({ "Sec-Fetch-Site": "same-origin" }), 200);
  assert.equal(await post({ Origin: HERE }), 200);
  assert.equal(await post({ Origin: "http://localhost:8000", Host: "localhost:8000" }), 200);
  for (const site of ["cross-site", "same-site", "none", "", "SAME-ORIGIN"]) {
    assert.equal(await post({ "Sec-Fetch-Site": site }), 403, site);
    assert.equal(await post({ "Sec-Fetch-Site": site, Origin: HERE }), 403, site);
  }
  const origins = ["https://evil.example", "null", "", "http://localhost", "http://localhost:8001"];
  for (const Origin of origins) assert.equal(await post({ Origin }), 403, Origin);
  assert.equal(await post({}), 403);
});

Deno.test("refuseOtherSites: on TLS a page without TLS is another site", async () => {
  const headers = { "X-Forwarded-Proto": "https", Host: "stats.example.org" };
  assert.equal(await post({ ...headers, Origin: "https://stats.example.org" }, 1), 200);
  assert.equal(await post({ ...headers, Origin: "http://stats.example.org" }, 1), 403);
});

Deno.test("refuseOtherSites: a bearer token, which no other site's page can send, is enough", async () => {
  assert.equal(await post({ Authorization: "Bearer token" }), 200);
  assert.equal(await post({ Authorization: "Basic dTpw" }), 403);
});

Deno.test("refuseOtherSites: scripts of other sites get nothing of the API", async () => {
  const api = (headers: Record<string, string>) =>
    statusOf({ url: `${HERE}/api/summary`, headers });
  assert.equal(await api({ "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "cors" }), 403);
  assert.equal(await api({ "Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "no-cors" }), 403);
  assert.equal(await api({ "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate" }), 200);
  assert.equal(await api({ "Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "cors" }), 200);
  assert.equal(await api({}), 200);
});

Deno.test("refuseOtherSites: images and frames of other sites get no page, their links do", async () => {
  const page = (mode: string, dest: string, site = "cross-site") =>
    statusOf({
      headers: { "Sec-Fetch-Site": site, "Sec-Fetch-Mode": mode, "Sec-Fetch-Dest": dest },
    });
  assert.equal(await page("no-cors", "image"), 403);
  assert.equal(await page("no-cors", "script", "same-site"), 403);
  for (const dest of ["iframe", "frame", "embed", "object"]) {
    assert.equal(await page("navigate", dest), 403, dest);
  }
  assert.equal(await page("navigate", "document"), 200);
  assert.equal(await page("no-cors", "image", "same-origin"), 200);
});

Deno.test("refuseOtherSites: CORS stays closed, and TLS stays on", async () => {
  const next = () =>
    Promise.resolve(new Response("", { headers: { "Access-Control-Allow-Origin": "*" } }));
  const { headers } = await refuseOtherSites(0)(requestContext({ next }));
  assert.equal(headers.get("Access-Control-Allow-Origin"), null);
  assert.equal(headers.get("Strict-Transport-Security"), null);
  const secure = await refuseOtherSites(0)(requestContext({ url: "https://localhost/" }));
  assert.match(secure.headers.get("Strict-Transport-Security") ?? "", /max-age=\d{8}/);
});
