import assert from "node:assert/strict";
import { hostNames, listenAddress } from "./host_names.ts";

/** What is written and what it means; undefined where it is refused. */
const MEANT: readonly (readonly [string, readonly string[] | undefined])[] = [
  ["", []],
  [" , ", []],
  ["stats.example.org", ["stats.example.org"]],
  ["Stats.Example.ORG.", ["stats.example.org"]],
  ["https://stats.example.org", ["stats.example.org"]],
  ["https://stats.example.org:8443/music/?x=1#y", ["stats.example.org"]],
  ["stats.example.org:8000", ["stats.example.org"]],
  ["stats.example.org/", ["stats.example.org"]],
  ["a.example, b.example;c.example d.example", [
    "a.example",
    "b.example",
    "c.example",
    "d.example",
  ]],
  ["a.example,A.example.", ["a.example"]],
  ["münchen.example", ["xn--mnchen-3ya.example"]],
  ["BÜCHER.example", ["xn--bcher-kva.example"]],
  ["例え.テスト", ["xn--r8jz45g.xn--zckzah"]],
  ["*", ["*"]],
  ["*.example.org", ["*.example.org"]],
  ["https://*.Bücher.example", ["*.xn--bcher-kva.example"]],
  [".example.org", ["example.org", "*.example.org"]],
  ["my_host", ["my_host"]],
  ["192.168.1.2:8000", ["192.168.1.2"]],
  ["[2001:DB8:0::1]:8000", ["[2001:db8::1]"]],
  ["2001:db8::1", ["[2001:db8::1]"]],
  ["::1", ["[::1]"]],
  ["http://[::1]/", ["[::1]"]],
  ["https://", undefined],
  ["stats.*", undefined],
  ["*example.org", undefined],
  ["a*b.example", undefined],
  ["*.192.168.1.2", undefined],
  ["10.0.0.0/8", undefined],
  ["2001:db8::/32", undefined],
  ["me@stats.example.org", undefined],
  ["stats.example.org:port", undefined],
  ["stats..example.org", undefined],
  ["a%20b.example", undefined],
  ["[::1", undefined],
  ["/srv/music", undefined],
];

for (const [text, expected] of MEANT) {
  const means = expected === undefined ? "is refused" : `means ${expected.join(" and ") || "none"}`;
  Deno.test(`hostNames: "${text}" ${means}`, () => {
    if (expected !== undefined) return assert.deepEqual(hostNames(text), expected);
    assert.throws(() => hostNames(text), {
      code: "bad-setting",
      message: /is not a host name\.$/,
      fix: /stats\.example\.org or \*\.example\.org/,
    });
  });
}

Deno.test("hostNames: what they mean means itself", () => {
  for (const names of MEANT.flatMap(([, expected]) => expected === undefined ? [] : [expected])) {
    assert.deepEqual(hostNames(names.join(",")), names);
  }
});

Deno.test("listenAddress: names and addresses, and nothing with a scheme, a port or a path", () => {
  const taken = {
    "127.0.0.1": "127.0.0.1",
    "[::]": "::",
    "::1": "::1",
    "my-host.lan": "my-host.lan",
  };
  for (const [text, expected] of Object.entries(taken)) assert.equal(listenAddress(text), expected);
  for (const text of ["http://localhost", "localhost:8000", "[::1]:8000", "*", "0.0.0.0/0"]) {
    assert.throws(() => listenAddress(text), { code: "bad-setting", fix: /PORT/ });
  }
});
