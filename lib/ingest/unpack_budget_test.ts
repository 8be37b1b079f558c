import assert from "node:assert/strict";
import { ARCHIVE_LIMITS, UnpackBudget } from "./unpack_budget.ts";

const LIMITS = { ...ARCHIVE_LIMITS, ratio: 10, free: 100, bytes: 5000, entries: 3 };
const TOO_MUCH = { code: "zip-limit" };

Deno.test("UnpackBudget: ten times an archive's size and what is free for all, to the byte", () => {
  const budget = new UnpackBudget(LIMITS);
  budget.admit(20);
  budget.take(200, "a");
  budget.take(100, "a");
  assert.throws(() => budget.take(1, "a"), TOO_MUCH);
});

Deno.test("UnpackBudget: what is free is free once, however many archives there are", () => {
  const budget = new UnpackBudget(LIMITS);
  budget.admit(1);
  budget.take(70, "a"); // 60 of them free
  budget.admit(1);
  budget.take(50, "b"); // the other 40
  budget.admit(1);
  budget.take(10, "c");
  assert.throws(() => budget.take(1, "c"), TOO_MUCH);
});

Deno.test("UnpackBudget: what one archive leaves is not another's", () => {
  const budget = new UnpackBudget(LIMITS);
  budget.admit(400);
  budget.take(10, "a");
  budget.admit(1);
  assert.throws(() => budget.take(111, "b"), TOO_MUCH);
});

Deno.test("UnpackBudget: bytes and entries of all archives together", () => {
  const budget = new UnpackBudget(LIMITS);
  for (const name of ["a", "b"]) {
    budget.admit(250);
    budget.takeEntry(name);
    budget.take(2500, name);
  }
  budget.takeEntry("b");
  assert.throws(() => budget.takeEntry("b"), { ...TOO_MUCH, message: /hold more than 3 files/ });
  assert.throws(() => budget.take(1, "b"), { ...TOO_MUCH, message: /unpack to more than/ });
});
