import assert from "node:assert/strict";
import { TokenBuckets } from "./token_buckets.ts";

Deno.test("TokenBuckets: what was taken comes back with time, up to the capacity", () => {
  const buckets = new TokenBuckets({ capacity: 2, perSecond: 1 });
  assert.deepEqual([0, 0, 0].map((at) => buckets.take("a", at)), [0, 0, 1]);
  assert.equal(buckets.take("a", 500), 0.5);
  assert.equal(buckets.take("a", 1000), 0);
  assert.deepEqual([60_000, 60_000, 60_000].map((at) => buckets.take("a", at)), [0, 0, 1]);
});

Deno.test("TokenBuckets: a clock that is set back gives nothing and takes nothing", () => {
  const buckets = new TokenBuckets({ capacity: 1, perSecond: 1 });
  assert.equal(buckets.take("a", 10_000), 0);
  assert.equal(buckets.take("a", 0), 1);
  assert.equal(buckets.take("a", 11_000), 0);
});

Deno.test("TokenBuckets: memory is bounded, the key that was quiet longest is forgotten", () => {
  const buckets = new TokenBuckets({ capacity: 1, perSecond: 0.001, most: 100 });
  for (let client = 0; client < 10_000; client++) {
    buckets.take(`client ${client}`, client);
    buckets.take("busy", client);
  }
  assert.equal(buckets.size, 100);
  assert.ok(buckets.take("busy", 10_000) > 0);
});

Deno.test("TokenBuckets: what is given back never exceeds the capacity", () => {
  const buckets = new TokenBuckets({ capacity: 1, perSecond: 0.001 });
  buckets.give("a", 0);
  assert.equal(buckets.take("a", 0), 0);
  assert.ok(buckets.take("a", 0) > 0);
});
