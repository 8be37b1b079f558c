import assert from "node:assert/strict";
import { type Hash, hashBigint, hashBytes, hashInteger } from "./postgres_hash.ts";

const hash: Hash = { high: 0, low: 0 };
const value = () => (BigInt(hash.high) << 32n) + BigInt(hash.low >>> 0);

Deno.test("hashInteger: as PostgreSQL's hashint4extended(…, 0)", () => {
  for (
    const [number, expected] of [[42, 8010225493015854792n], [-7, -4284878795861022465n]] as const
  ) {
    hashInteger(number, hash);
    assert.equal(value(), expected);
  }
});

Deno.test("hashBigint: as hashint8extended, which agrees with hashint4extended for small numbers", () => {
  const number = -5_000_000_000n;
  hashBigint(Number(number >> 32n), Number(BigInt.asIntN(32, number)), hash);
  assert.equal(value(), 6327884766802921082n);
  for (const small of [0, 1, -1, 2 ** 31 - 1, -(2 ** 31)]) {
    hashInteger(small, hash);
    const expected = value();
    hashBigint(small < 0 ? -1 : 0, small, hash);
    assert.equal(value(), expected, String(small));
  }
});

Deno.test("hashBytes: as hashtextextended, wherever the text begins", () => {
  for (
    const [text, expected] of [
      ["abc", -6747756470228489321n],
      ["The Invented Song Number 3 ü", 5162117134503659238n],
    ] as const
  ) {
    const bytes = new TextEncoder().encode(`..${text}..`);
    hashBytes(bytes, 2, bytes.length - 4, hash);
    assert.equal(value(), expected, text);
  }
});
