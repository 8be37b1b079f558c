import assert from "node:assert/strict";
import { type ContextParts, requestContext } from "../../../tests/support/request_context.ts";
import { allowedHosts, checkHost } from "./allowed_hosts.ts";

Deno.test("allowedHosts: a site on loopback answers to the names of loopback alone", () => {
  const isHost = allowedHosts("", "127.0.0.1");
  for (const name of ["localhost", "127.0.0.1", "[::1]"]) assert.ok(isHost(name), name);
  const others = ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "0.0.0.0"];
  for (const name of [...others, "192.168.1.2", "", "localhost.", "127.0.0.2"]) {
    assert.ok(!isHost(name), name);
  }
});

Deno.test("allowedHosts: a site for other computers takes addresses, and names only when told", () => {
  const isHost = allowedHosts("", "0.0.0.0");
  for (const name of ["192.168.1.2", "[2001:db8::1]", "localhost"]) assert.ok(isHost(name), name);
  assert.ok(!isHost("evil.example"));
  const named = allowedHosts(" Stats.example.org , *.example.net", "0.0.0.0");
  for (const name of ["stats.example.org", "a.example.net", "a.b.example.net", "127.0.0.1"]) {
    assert.ok(named(name), name);
  }
  const others = ["example.net", ".example.net", "evilexample.net", "example.org", "192.168.1.2"];
  for (const name of others) assert.ok(!named(name), name);
  assert.ok(allowedHosts("*", "0.0.0.0")("any.example"));
});

Deno.test("checkHost: the Host header and the address must both be names of the site", async () => {
  const middleware = checkHost(allowedHosts("", "127.0.0.1"));
  const statusOf = async (parts: ContextParts) => (await middleware(requestContext(parts))).status;
  const host = (Host: string) => statusOf({ headers: { Host } });
  assert.equal(await host("localhost:8000"), 200);
  assert.equal(await host("LOCALHOST"), 200);
  assert.equal(await host("localhost."), 200);
  assert.equal(await host("[::1]:8000"), 200);
  assert.equal(await host("evil.example"), 421);
  assert.equal(await host("evil.example:8000"), 421);
  assert.equal(await statusOf({ url: "http://evil.example/" }), 421);
  assert.equal(
    await statusOf({ url: "http://evil.example/", headers: { Host: "localhost" } }),
    421,
  );
  const malformed = ["", "localhost/?", "a b", "user@localhost", "localhost:port", "localhost:1:2"];
  for (const name of malformed) assert.equal(await host(name), 400, name);
});
