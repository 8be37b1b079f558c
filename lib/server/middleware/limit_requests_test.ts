import assert from "node:assert/strict";
import { fakeRuntime } from "../../../tests/support/fake_runtime.ts";
import { requestContext } from "../../../tests/support/request_context.ts";
import { limitRequests } from "./limit_requests.ts";

Deno.test("limitRequests: a client that sends too much waits, others do not", async () => {
  const runtime = fakeRuntime();
  const middleware = limitRequests({ perClient: 2, total: 0, proxies: 0, now: runtime.now });
  const status = async (from: string) => (await middleware(requestContext({ from }))).status;
  assert.deepEqual([await status("192.0.2.1"), await status("192.0.2.1")], [200, 200]);
  const refused = await middleware(requestContext({ from: "192.0.2.1" }));
  assert.equal(refused.status, 429);
  assert.equal(refused.headers.get("Retry-After"), "30");
  assert.equal(await status("192.0.2.2"), 200);
  runtime.pass(30_000);
  assert.equal(await status("192.0.2.1"), 200);
});

Deno.test("limitRequests: all clients together have a limit too", async () => {
  const runtime = fakeRuntime();
  const middleware = limitRequests({ perClient: 10, total: 60, proxies: 0, now: runtime.now });
  const statuses: number[] = [];
  for (let client = 1; client <= 61; client++) {
    statuses.push((await middleware(requestContext({ from: `192.0.2.${client}` }))).status);
  }
  assert.deepEqual([statuses.slice(0, 60).every((status) => status === 200), statuses[60]], [
    true,
    429,
  ]);
});

Deno.test("limitRequests: invented X-Forwarded-For addresses are no way around", async () => {
  const { now } = fakeRuntime();
  for (const proxies of [0, 1]) {
    const middleware = limitRequests({ perClient: 5, total: 0, proxies, now });
    let refused = 0;
    for (let request = 0; request < 20; request++) {
      const headers = { "X-Forwarded-For": `10.0.0.${request}, 203.0.113.9` };
      if ((await middleware(requestContext({ headers }))).status === 429) refused++;
    }
    assert.equal(refused, 15);
  }
});

Deno.test("limitRequests: 0 is no limit", async () => {
  const middleware = limitRequests({ perClient: 0, total: 0, proxies: 0, now: () => 0 });
  for (let request = 0; request < 1000; request++) {
    assert.equal((await middleware(requestContext())).status, 200);
  }
});

Deno.test("limitRequests: whoever has no limit is not counted either", async () => {
  const isUnlimited = ({ url }: { readonly url: URL }) => url.pathname === "/owner";
  const middleware = limitRequests({
    perClient: 1,
    total: 1,
    proxies: 0,
    isUnlimited,
    now: () => 0,
  });
  for (let request = 0; request < 100; request++) {
    const context = requestContext({ url: "http://localhost/owner" });
    assert.equal((await middleware(context)).status, 200);
  }
  assert.equal((await middleware(requestContext())).status, 200);
  assert.equal((await middleware(requestContext())).status, 429);
});
