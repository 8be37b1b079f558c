import assert from "node:assert/strict";
import { en } from "./en.ts";
import type { Words } from "./mod.ts";

/** A second language: that this compiles is the test. Nothing in the type is English. */
const de: Words = {
  ...en,
  language: "de",
  title: (page) => `${page} · Tonearm`,
  skip: "Zum Inhalt",
  nav: { ...en.nav, label: "Seiten", overview: "Überblick", artists: "Künstler" },
  amount: (value, measure) => `${value} ${measure === "hours" ? "Std." : "mal"}`,
  overview: {
    ...en.overview,
    title: "Überblick",
    hero: (found, when) => {
      if (found.says !== "total") return "Nichts gespielt";
      const value = found.measure === "hours" ? `${found.hours} Stunden` : `${found.plays} Titel`;
      return "since" in when ? `${value} seit ${when.since}` : `${value} ab ${when.start}`;
    },
  },
  habits: {
    ...en.habits,
    devices: { ...en.habits.devices, topic: "Geräte im Lauf der Jahre" },
    modes: {
      ...en.habits.modes,
      topic: { shuffle: "Zufällig", offline: "Offline", private: "Privat" },
    },
  },
  year: { ...en.year, title: (year) => `${year} im Rückblick` },
};

Deno.test("words: another language says the same things of the same findings", () => {
  const range = { start: "2024-01-01", end: "2024-01-31" };
  const asked = { measure: "plays", range, isNarrowed: false } as const;
  const found = { ...asked, sample: 2, least: 1, says: "total", hours: 0.1, plays: 2, days: 1 };
  const said = [en, de].map(({ overview }) =>
    overview.hero({ ...found, measure: "plays", says: "total" }, range)
  );
  assert.deepEqual(said, ["2 plays in January\u00a02024", "2 Titel ab 2024-01-01"]);
});

Deno.test("words: every text is a text, a list or a function", () => {
  const check = (value: unknown, path: string): void => {
    if (typeof value === "object" && value !== null) {
      for (const [name, inner] of Object.entries(value)) check(inner, `${path}.${name}`);
    } else assert.ok(typeof value === "string" || typeof value === "function", path);
  };
  check(en, "en");
});
