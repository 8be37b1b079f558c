import assert from "node:assert/strict";
import { at, Random } from "./random.ts";
import { Weighted } from "./weighted.ts";

const draw = (random: Random, count = 5) => Array.from({ length: count }, () => random.next());

Deno.test("Random: the same seed and stream give the same numbers", () => {
  assert.deepEqual(draw(new Random(7, "a")), draw(new Random(7, "a")));
});

Deno.test("Random: another seed or stream gives others", () => {
  assert.notDeepEqual(draw(new Random(7, "a")), draw(new Random(8, "a")));
  assert.notDeepEqual(draw(new Random(7, "a")), draw(new Random(7, "b")));
});

Deno.test("Random: the numbers are those of every machine", () => {
  assert.deepEqual(draw(new Random(1, "fixed"), 3), FIXED);
});

const FIXED = [0.27930497913621366, 0.7188347971532494, 0.13826735620386899];

Deno.test("Random: numbers are even between 0 and 1", () => {
  const numbers = draw(new Random(3, "even"), 20_000);
  assert.ok(numbers.every((number) => number >= 0 && number < 1));
  const mean = numbers.reduce((sum, number) => sum + number) / numbers.length;
  assert.ok(Math.abs(mean - 0.5) < 0.01, `${mean}`);
});

Deno.test("Random: whole, pickEarly and shuffle keep to their lists", () => {
  const random = new Random(5, "lists");
  const wholes = new Set(Array.from({ length: 200 }, () => random.whole(3, 5)));
  assert.deepEqual([...wholes].sort(), [3, 4, 5]);
  const picks = Array.from({ length: 500 }, () => random.pickEarly(["a", "b"], 2));
  assert.ok(picks.filter((pick) => pick === "a").length > 300);
  assert.deepEqual(random.shuffle([1, 2, 3]).sort(), [1, 2, 3]);
});

Deno.test("at: an index beyond the list is an error", () => {
  assert.throws(() => at([1], 1), { name: "RangeError", message: /at 1 of a list of 1/ });
});

Deno.test("Weighted: picks in the proportion of weights, never one of zero", () => {
  const random = new Random(9, "weights");
  const weighted = new Weighted([0, 1, 0, 3, 0]);
  const picks = Array.from({ length: 4000 }, () => weighted.pick(random));
  const threes = picks.filter((pick) => pick === 3).length;
  assert.ok(picks.every((pick) => pick === 1 || pick === 3));
  assert.ok(threes > 2850 && threes < 3150, `${threes}`);
});

Deno.test("Weighted: weights that are all zero are an error", () => {
  assert.throws(() => new Weighted([0, 0]), RangeError);
});
