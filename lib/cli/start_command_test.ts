import assert from "node:assert/strict";
import { CliError } from "../core/errors.ts";
import { resolveSettings } from "../core/config.ts";
import { Progress } from "../core/progress.ts";
import { SETTINGS } from "./settings.ts";
import { startCommand } from "./start_command.ts";

/** Starts with a build that is loaded as `load` says. */
function starting(load: () => Promise<unknown>) {
  const config = resolveSettings(SETTINGS, {});
  const { signal } = new AbortController();
  const progress = new Progress({ silent: true });
  return startCommand(
    {
      config,
      problems: [],
      notices: [],
      flags: {},
      argument: undefined,
      json: true,
      progress,
      signal,
    },
    load,
  );
}

const CASES: [what: string, load: () => Promise<unknown>, expected: RegExp][] = [
  [
    "is missing",
    () => Promise.reject(new TypeError('Module not found "file:///srv/_fresh/server.js".')),
    /^The site was not built: there is no \/.*\/_fresh\/server\.js\.$/,
  ],
  [
    "cannot be loaded",
    () => Promise.reject(new TypeError('Module not found "file:///srv/routes/gone.tsx".\n  at x')),
    /_fresh\/server\.js, cannot be loaded: Module not found "file:\/\/\/srv\/routes\/gone\.tsx"\.$/,
  ],
  ["is something else", () => Promise.resolve({}), /_fresh\/server\.js is not a build of the site/],
];

for (const [what, load, expected] of CASES) {
  Deno.test(`start: a build that ${what} is named, with what to do`, async () => {
    await assert.rejects(starting(load), (error) => {
      assert.ok(error instanceof CliError);
      assert.equal(error.code, "no-build");
      assert.match(error.message, expected);
      assert.match(error.fix ?? "", /deno task build/);
      return true;
    });
  });
}
