import assert from "node:assert/strict";
import { accessFrom } from "../../lib/server/access/access.ts";
import { COMMANDS } from "../../lib/cli/commands.ts";
import { SETTINGS } from "../../lib/cli/settings.ts";
import { taskPermissions } from "../../lib/cli/task_permissions.ts";
import { resolveSettings } from "../../lib/core/config.ts";
import { SETTINGS_GIVEN } from "../../lib/core/read_config.ts";

/** Runs the command with just its permissions and these characters on its standard input. */
async function hashPassword(input: string, env: Record<string, string> = {}) {
  const { script } = COMMANDS["hash-password"];
  const child = new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      ...taskPermissions("hash-password", resolveSettings(SETTINGS, {})),
      script,
      "--json",
    ],
    env: { NO_COLOR: "1", [SETTINGS_GIVEN]: "1", ...env },
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const writer = child.stdin.getWriter();
  await writer.write(new TextEncoder().encode(input));
  await writer.close();
  const { code, stdout, stderr } = await child.output();
  const text = new TextDecoder().decode(stdout);
  return { code, json: JSON.parse(text), all: text + new TextDecoder().decode(stderr) };
}

Deno.test("hash-password: what it prints protects a site, and does not hold the password", async () => {
  const siteSecret = "0123456789abcdef";
  const { code, json, all } = await hashPassword("correct horse\n", { SITE_SECRET: siteSecret });
  assert.equal(code, 0, all);
  assert.ok(!all.includes("correct horse"));
  const access = await accessFrom({
    sitePassword: "",
    sitePasswordHash: json.SITE_PASSWORD_HASH,
    siteSecret,
    siteToken: "",
    sessionDays: 30,
  });
  assert.equal(await access?.isPassword("correct horse"), true);
  assert.equal(access?.isToken(json.token), true);
});

Deno.test("hash-password: a short password is refused without being shown", async () => {
  const { code, json, all } = await hashPassword("hunter2\n");
  assert.equal(code, 2);
  assert.match(json.error.message, /fewer than 8/);
  assert.ok(!all.includes("hunter2"));
});
