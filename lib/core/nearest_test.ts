import assert from "node:assert/strict";
import { nearest } from "./nearest.ts";

const ZONES = ["America/Toronto", "America/Tortola", "Europe/Berlin", "Europe/Dublin", "UTC"];

Deno.test("nearest: the nearest names, best first", () => {
  assert.deepEqual(nearest("Europe/Berln", ZONES), ["Europe/Berlin", "Europe/Dublin"]);
  assert.equal(nearest("AMERICA/TORONTO", ZONES)[0], "America/Toronto");
  assert.equal(nearest("toronto", ZONES)[0], "America/Toronto");
});

Deno.test("nearest: no more than asked for, and none that is far off", () => {
  assert.equal(nearest("Europe/Berln", ZONES, 1).length, 1);
  assert.deepEqual(nearest("Middle-earth/Hobbiton", ZONES), []);
  assert.deepEqual(nearest("x", []), []);
});

Deno.test("nearest: names alike are in alphabetical order", () => {
  assert.deepEqual(nearest("ax", ["az", "ay"]), ["ay", "az"]);
});
