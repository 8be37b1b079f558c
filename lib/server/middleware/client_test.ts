import assert from "node:assert/strict";
import { requestContext } from "../../../tests/support/request_context.ts";
import { clientOf } from "./client.ts";

const forwarded = (list: string) => ({ "X-Forwarded-For": list });

Deno.test("clientOf: without proxies no header changes who the client is", () => {
  const headers = { ...forwarded("203.0.113.1"), "X-Forwarded-Proto": "https" };
  const client = clientOf(requestContext({ headers, from: "198.51.100.7" }), 0);
  assert.deepEqual(client, { key: "198.51.100.7", isSecure: false });
});

Deno.test("clientOf: with proxies only what they wrote counts, from the right", () => {
  const cases: [string, number, string][] = [
    ["203.0.113.1", 1, "203.0.113.1"],
    ["6.6.6.6, 203.0.113.1", 1, "203.0.113.1"],
    ["6.6.6.6, 203.0.113.1, 10.0.0.2", 2, "203.0.113.1"],
    ["203.0.113.1:55000", 1, "203.0.113.1"],
    ["[2001:db8:1:2:3::9]:55000", 1, "2001:db8:1:2::/64"],
    ["nonsense", 1, "127.0.0.1"],
    ["", 1, "127.0.0.1"],
  ];
  for (const [list, proxies, key] of cases) {
    assert.equal(clientOf(requestContext({ headers: forwarded(list) }), proxies).key, key, list);
  }
});

Deno.test("clientOf: one network's IPv6 addresses are one client, written in any way", () => {
  const cases = [
    ["2001:db8:1:2::1", "2001:db8:1:2::/64"],
    ["2001:0DB8:0001:0002:ffff:ffff:ffff:ffff", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["::ffff:203.0.113.1", "203.0.113.1"],
  ];
  for (const [from = "", key] of cases) {
    assert.equal(clientOf(requestContext({ from }), 0).key, key);
  }
});

Deno.test("clientOf: TLS is the site's own, or what its proxy says", () => {
  const https = { "X-Forwarded-Proto": "https" };
  assert.ok(clientOf(requestContext({ url: "https://localhost/" }), 0).isSecure);
  assert.ok(clientOf(requestContext({ headers: https }), 1).isSecure);
  assert.ok(
    !clientOf(requestContext({ headers: { "X-Forwarded-Proto": "https, http" } }), 1).isSecure,
  );
});
