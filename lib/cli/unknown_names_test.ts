import assert from "node:assert/strict";
import { settingVariables } from "../core/config.ts";
import { nearMisses } from "../core/read_config.ts";
import { SITE_SETTINGS } from "../server/settings.ts";
import { SETTINGS } from "./settings.ts";
import { unknownNames } from "./unknown_names.ts";

Deno.test("unknownNames: each name that is no setting, with the nearest one", () => {
  const values = { LOCAL_TIMZONE: "x", port: "1", PORT: "2", MY_OWN_THING: "y", DATA_DRI: "z" };
  assert.deepEqual(unknownNames(".env", values), [
    "LOCAL_TIMZONE in .env is not a setting of Tonearm; did you mean LOCAL_TIMEZONE?",
    "port in .env is not a setting of Tonearm; did you mean PORT?",
    "MY_OWN_THING in .env is not a setting of Tonearm",
    "DATA_DRI in .env is not a setting of Tonearm; did you mean DATA_DIR?",
  ]);
});

Deno.test("unknownNames: every setting and what Compose reads from the same file is known", () => {
  const names = [...settingVariables(SETTINGS), "POSTGRES_PASSWORD", "COMPOSE_PROJECT_NAME"];
  assert.deepEqual(unknownNames(".env", Object.fromEntries(names.map((name) => [name, "x"]))), []);
});

const MISSPELT = [
  "SITE_PASWORD",
  "SITE_PASS",
  "SITEPASSWORD",
  "site_password",
  "SITE_PASSWORT_HASH",
  "SITE_SECRETE",
  "ALLOWED_HOST",
  "TRUST_PROXIES",
];

for (const name of MISSPELT) {
  Deno.test(`nearMisses: ${name} stops what a password would protect`, () => {
    const [error] = nearMisses(SITE_SETTINGS, {}, [name], ".env");
    assert.equal(error?.code, "bad-setting");
    assert.match(
      error.message,
      new RegExp(`^${name} is not a setting, and [A-Z_]+, which protects`),
    );
  });
}

Deno.test("nearMisses: no other setting and no usual variable is taken for one that protects", () => {
  const usual = ["PATH", "HOME", "HOSTNAME", "SITE_NAME", "PROXY", "POSTGRES_PASSWORD", "PGHOST"];
  const names = [...settingVariables(SETTINGS), ...usual];
  assert.deepEqual(nearMisses(SITE_SETTINGS, {}, names, ".env"), []);
});

Deno.test("nearMisses: what is set by its own name is not missed", () => {
  const input = { env: { SITE_PASSWORD: "longpassword1" } };
  assert.deepEqual(nearMisses(SITE_SETTINGS, input, ["SITE_PASWORD"], ".env"), []);
});
