import assert from "node:assert/strict";
import { requestContext } from "../../../tests/support/request_context.ts";
import { warnOfMissingHeaders } from "./missing_headers.ts";

async function said(proxies: number, requests: Parameters<typeof requestContext>[0][]) {
  const lines: string[] = [];
  const middleware = warnOfMissingHeaders({ proxies, warn: (line) => void lines.push(line) });
  for (const parts of requests) {
    assert.equal((await middleware(requestContext(parts))).status, 200);
  }
  return lines;
}

const BOTH = { "X-Forwarded-For": "203.0.113.9", "X-Forwarded-Proto": "https" };

Deno.test("warnOfMissingHeaders: says once which headers a proxy does not send", async () => {
  const lines = await said(1, [{ headers: BOTH }, {}, {}]);
  assert.equal(lines.length, 1);
  assert.match(
    lines[0] ?? "",
    /TRUST_PROXY is 1, .* without X-Forwarded-For and X-Forwarded-Proto:/,
  );
  const one = await said(2, [{ headers: { "X-Forwarded-For": "203.0.113.9" } }]);
  assert.match(one[0] ?? "", /without X-Forwarded-Proto:/);
});

Deno.test("warnOfMissingHeaders: without a proxy, and of checks past it, there is nothing to say", async () => {
  assert.deepEqual(await said(0, [{}]), []);
  assert.deepEqual(await said(1, [{ url: "http://localhost/api/ready" }, { headers: BOTH }]), []);
});
