import assert from "node:assert/strict";
import {
  type ConfigInput,
  resolveSettings,
  resolveSettingsLeniently,
  settingVariables,
} from "../core/config.ts";
import { SETTINGS } from "./settings.ts";

Deno.test("resolveSettings: without anything every setting has its default", () => {
  const { settings, origin } = resolveSettings(SETTINGS, {});
  assert.equal(settings.dataRawDir, "data_raw");
  assert.equal(settings.dataDir, "data");
  assert.equal(settings.localTimezone, "America/Toronto");
  assert.equal(settings.minPlayDurationMs, 30_000);
  assert.equal(settings.port, 8000);
  assert.ok(Object.values(origin).every((place) => place === "default"));
});

Deno.test("resolveSettings: flag, environment, .env.local, .env, in this order", () => {
  const all: ConfigInput = {
    flags: { port: "1" },
    environment: { PORT: "2" },
    envLocal: { PORT: "3" },
    env: { PORT: "4" },
  };
  const seen = [
    resolveSettings(SETTINGS, all),
    resolveSettings(SETTINGS, { ...all, flags: {} }),
    resolveSettings(SETTINGS, { ...all, flags: {}, environment: {} }),
    resolveSettings(SETTINGS, { ...all, flags: {}, environment: {}, envLocal: {} }),
  ].map(({ settings, origin }) => [settings.port, origin.port]);
  assert.deepEqual(seen, [[1, "flag"], [2, "environment"], [3, ".env.local"], [4, ".env"]]);
});

Deno.test("resolveSettings: an empty value counts as not set, spaces around one do not count", () => {
  const input = { environment: { PORT: "  ", DATA_DIR: "" }, env: { PORT: " 9 " } };
  const { settings, origin } = resolveSettings(SETTINGS, input);
  assert.deepEqual([settings.port, origin.port], [9, ".env"]);
  assert.deepEqual([settings.dataDir, origin.dataDir], ["data", "default"]);
});

/** A variable, a value, and what it becomes; undefined where it is refused. */
const VALUES: readonly (readonly [keyof typeof SETTINGS, string, unknown])[] = [
  ["basePath", "/music", "/music"],
  ["basePath", "music/", "/music"],
  ["basePath", "/a/b-c.d", "/a/b-c.d"],
  ["basePath", "/", ""],
  ["basePath", "//evil.example", undefined],
  ["basePath", "/a//b", undefined],
  ["basePath", "/..", undefined],
  ["basePath", "/a b", undefined],
  ["basePath", "/%2e", undefined],
  ["basePath", "https://example.org/music", undefined],
  ["minPlayDurationMs", "0", 0],
  ["minPlayDurationMs", "3600000", 3_600_000],
  ["minPlayDurationMs", "3600001", undefined],
  ["minPlayDurationMs", "-1", undefined],
  ["minPlayDurationMs", "30s", undefined],
  ["minPlayDurationMs", "1e3", undefined],
  ["port", "65535", 65_535],
  ["port", "65536", undefined],
  ["enrich", "TRUE", true],
  ["enrich", "0", false],
  ["enrich", "maybe", undefined],
  ["localTimezone", "US/Eastern", "America/New_York"],
  ["localTimezone", "europe/berlin", "Europe/Berlin"],
  ["localTimezone", "+02:00", undefined],
  ["spotifyApiUrl", "http://127.0.0.1:9/v1/", "http://127.0.0.1:9/v1"],
  ["spotifyApiUrl", "file:///etc/passwd", undefined],
  ["spotifyApiUrl", "no address", undefined],
  [
    "allowedHosts",
    "https://Stats.Example.org:8443/music, *.example.net.",
    "stats.example.org,*.example.net",
  ],
  ["allowedHosts", "stats.*", undefined],
  ["host", "[::1]", "::1"],
  ["host", "http://localhost:8000", undefined],
];

for (const [name, value, expected] of VALUES) {
  Deno.test(`resolveSettings: ${SETTINGS[name].env}=${value} ${expected === undefined ? "is refused" : "counts"}`, () => {
    const input = { environment: { [SETTINGS[name].env]: value } };
    if (expected === undefined) {
      assert.throws(() => resolveSettings(SETTINGS, input), { exitCode: 2 });
    } else assert.equal(resolveSettings(SETTINGS, input).settings[name], expected);
  });
}

Deno.test("resolveSettings: an error names the variable or flag, the value and what is expected", () => {
  assert.throws(() => resolveSettings(SETTINGS, { env: { PORT: "many" } }), {
    code: "bad-setting",
    message: 'PORT is "many", expected a whole number from 0 to 65535.',
    where: ".env",
  });
  assert.throws(() => resolveSettings(SETTINGS, { flags: { timezone: "Europe/Berln" } }), {
    code: "unknown-zone",
    message: /^--timezone: "Europe\/Berln" is not a time zone/,
    fix: /Europe\/Berlin/,
  });
});

Deno.test("resolveSettingsLeniently: tells every problem, and defaults hold in their place", () => {
  const { config, problems } = resolveSettingsLeniently(SETTINGS, {
    environment: { PORT: "many", LOCAL_TIMEZONE: "Nowhere/Land", DATA_DIR: "elsewhere" },
  });
  assert.deepEqual(problems.map(({ code }) => code), ["unknown-zone", "bad-setting"]);
  const { port, localTimezone, dataDir } = config.settings;
  assert.deepEqual([port, localTimezone, dataDir], [8000, "America/Toronto", "elsewhere"]);
});

Deno.test("settings: names and flags are each used once, and every one is explained", () => {
  const variables = settingVariables(SETTINGS);
  assert.equal(new Set(variables).size, variables.length);
  const flags = Object.values(SETTINGS).flatMap((setting) =>
    "flag" in setting ? [setting.flag] : []
  );
  assert.equal(new Set(flags).size, flags.length);
  for (const { env, help, expects } of Object.values(SETTINGS)) {
    assert.match(env, /^[A-Z][A-Z_]+$/);
    assert.match(help, /^[A-Z].*\.$/);
    assert.notEqual(expects, "");
  }
});
