import assert from "node:assert/strict";
import { SETTINGS_GIVEN } from "../core/read_config.ts";
import { command, type CommandName, COMMANDS } from "./commands.ts";
import { SETTINGS, tableOf } from "./settings.ts";
import { taskEnvironment } from "./task_environment.ts";

const TASKS = Object.keys(COMMANDS).filter((name): name is CommandName => name in COMMANDS);
const SECRETS = Object.values(SETTINGS).filter((setting) => "secret" in setting);
const EVERYTHING = Object.fromEntries(SECRETS.map(({ env }) => [env, `the ${env}`]));

/** The secrets that each task has business with; doctor looks at every setting by itself. */
const OWN: Readonly<Record<string, RegExp>> = {
  enrich: /^(?:SPOTIFY|LISTENBRAINZ)_/,
  pipeline: /^(?:SPOTIFY_|LISTENBRAINZ_|POSTGRES_URL|PG)/,
  sync: /^(?:POSTGRES_URL|PG)/,
  doctor: /./,
  dev: /^(?:SITE_|POSTGRES_URL|PG)/,
  start: /^(?:SITE_|POSTGRES_URL|PG)/,
  "hash-password": /^SITE_SECRET$/,
};

for (const task of TASKS) {
  Deno.test(`taskEnvironment: ${task} gets the secrets of its own settings, wherever they are set`, () => {
    const expected = SECRETS.map(({ env }) => env).filter((name) => OWN[task]?.test(name) === true);
    for (const place of ["environment", "envLocal", "env"] as const) {
      const environment = place === "environment" ? { PATH: "/bin", ...EVERYTHING } : {
        PATH: "/bin",
      };
      const input = { environment, [place]: EVERYTHING };
      const given = taskEnvironment(environment, tableOf(command(task)), input);
      const names = Object.keys(given).filter((name) => !["PATH", SETTINGS_GIVEN].includes(name));
      assert.deepEqual(names.sort(), expected.toSorted());
      assert.equal(given["PATH"], "/bin");
    }
  });
}

Deno.test("taskEnvironment: the strongest place counts, an empty value does not", () => {
  const table = tableOf({ settings: ["dataDir", "port", "host"] });
  const environment = { PORT: " ", HOST: "::1" };
  const given = taskEnvironment(environment, table, {
    environment,
    envLocal: { PORT: "9000" },
    env: { PORT: "1", HOST: "x", DATA_DIR: "/srv" },
  });
  assert.deepEqual(given, { PORT: "9000", HOST: "::1", DATA_DIR: "/srv", [SETTINGS_GIVEN]: "1" });
});
