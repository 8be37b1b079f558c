/** `.env` as editors and shells of every system write it, and names in it that are misspelt. */
import assert from "node:assert/strict";
import { type Content, writeTree } from "../support/folders.ts";
import { linesOf } from "../support/run_task.ts";
import { copyTree } from "../support/tree.ts";

const SETTINGS = "SITE_PASSWORD=longpassword1\r\nALLOWED_HOSTS=stats.example.org\r\n";

const parent = await Deno.makeTempDir({ prefix: "tonearm-settings-" });
globalThis.addEventListener("unload", () => Deno.removeSync(parent, { recursive: true }));
/** A checkout of its own: files of settings lie beside the sources. */
const project = await copyTree(parent, "tonearm");

/** Runs `act` with these files of settings in the checkout. */
async function withSettings(
  files: Readonly<Record<string, Content>>,
  act: () => Promise<void>,
): Promise<void> {
  await writeTree(project, files);
  try {
    await act();
  } finally {
    for (const file of Object.keys(files)) await Deno.remove(`${project}/${file}`);
  }
}

/** `.env` with a password in its first line, as it comes out of programs for Windows. */
const SAVED_BY: Readonly<Record<string, Uint8Array>> = {
  "Notepad, UTF-8 with a byte order mark": new TextEncoder().encode(`\ufeff${SETTINGS}`),
  "PowerShell, UTF-16 LE": utf16(`\ufeff${SETTINGS}`),
  "Notepad, UTF-16 BE": utf16(`\ufeff${SETTINGS}`).map((_, at, all) => all[at ^ 1] ?? 0),
};

for (const [program, env] of Object.entries(SAVED_BY)) {
  Deno.test(`settings: .env saved by ${program} protects the site`, async () => {
    await withSettings({ ".env": env }, async () => {
      await withSite(async (url) => {
        const { status, url: ended } = await fetch(url);
        assert.deepEqual([status, new URL(ended).pathname], [200, "/sign-in"]);
        const api = await fetch(`${url}api/summary`);
        await api.body?.cancel();
        assert.equal(api.status, 401);
      });
    });
  });
}

Deno.test("settings: a misspelt password does not open the site; other tasks tell of it and go on", async () => {
  await withSettings(
    { ".env": "SITE_PASWORD=longpassword1\nLOCAL_TIMZONE=Asia/Tokyo\n" },
    async () => {
      const start = await run(["start", "--port", "0", "--json"]);
      assert.equal(start.code, 2, start.stdout);
      assert.match(JSON.parse(start.stdout).error.message, /SITE_PASWORD .* SITE_PASSWORD/);

      const query = await run(["query", "select 1"]);
      assert.match(query.stderr, /^LOCAL_TIMZONE in \.env .* did you mean LOCAL_TIMEZONE\?$/m);
      assert.match(query.stderr, /^SITE_PASWORD in \.env .* did you mean SITE_PASSWORD\?$/m);
      assert.match(query.stderr, /no-database/);

      const doctor = await run(["doctor", "--json"]);
      assert.equal(doctor.code, 1);
      const findings: { check: string; ok: boolean; detail: string }[] = JSON.parse(doctor.stdout);
      const settings = findings.find(({ check }) => check === "settings");
      assert.equal(settings?.ok, false);
      assert.match(settings.detail, /LOCAL_TIMZONE .* did you mean LOCAL_TIMEZONE\?/);
      assert.match(settings.detail, /SITE_PASWORD/);
      assert.ok(!doctor.stdout.includes("longpassword1"));
    },
  );
});

Deno.test("doctor: a checkout that was never built is looked at with doctor's own rights", async () => {
  // The sites of other tests have built it.
  await Deno.remove(`${project}/_fresh`, { recursive: true }).catch((error) => {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  });
  const { stdout } = await run(["doctor", "--json"]);
  const findings: { check: string; ok: boolean; detail: string }[] = JSON.parse(stdout);
  const build = findings.find(({ check }) => check === "build");
  assert.deepEqual([build?.ok, build?.detail], [true, "none in _fresh/ yet"]);
});

Deno.test("settings: a misspelt password in the environment does not open the site", async () => {
  await withSettings({}, async () => {
    const { code, stdout } = await run(["start", "--port", "0", "--json"], {
      SITE_PASWORD_HASH: "scrypt:x",
    });
    assert.equal(code, 2);
    assert.match(JSON.parse(stdout).error.message, /SITE_PASWORD_HASH .* SITE_PASSWORD_HASH/);
  });
});

Deno.test("settings: a line that is not understood stops a task, by its number and without its text", async () => {
  await withSettings({ ".env.local": "# mine\nSITE_PASSWORD: longpassword1\n" }, async () => {
    const { code, stdout, stderr } = await run(["query", "select 1", "--json"]);
    assert.equal(code, 2);
    const { error } = JSON.parse(stdout);
    assert.equal(error.message, "Line 2 of .env.local is not of the form NAME=value.");
    assert.ok(!(stdout + stderr).includes("longpassword1"));
  });
});

Deno.test("settings: a password with # in POSTGRES_URL is read whole", async () => {
  await withSettings({
    ".env": "POSTGRES_URL=postgres://me:p#ss@127.0.0.1:9/music # mine",
  }, async () => {
    const { stdout } = await run(["doctor", "--json"]);
    const findings: { check: string; detail: string }[] = JSON.parse(stdout);
    // Cut at the #, the address would name no user.
    assert.match(
      findings.find(({ check }) => check === "Postgres")?.detail ?? "",
      /nothing listens there/,
    );
  });
});

function utf16(text: string): Uint8Array {
  return Uint8Array.from([...text].flatMap((character) => {
    const unit = character.charCodeAt(0);
    return [unit & 0xff, unit >> 8];
  }));
}

function spawn(args: string[], env: Readonly<Record<string, string>> = {}) {
  return new Deno.Command(Deno.execPath(), {
    args: ["task", "--quiet", ...args],
    cwd: project,
    env: { NO_COLOR: "1", ...env },
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
}

async function run(args: string[], env: Readonly<Record<string, string>> = {}) {
  const { code, stdout, stderr } = await spawn(args, env).output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return { code, stdout: text(stdout), stderr: text(stderr) };
}

async function withSite(visit: (url: string) => Promise<void>): Promise<void> {
  const child = spawn(["start", "--port", "0", "--json"]);
  const errors = new Response(child.stderr).text();
  const lines = linesOf(child.stdout);
  try {
    const { value } = await lines.next();
    if (typeof value !== "string") assert.fail(await errors);
    await visit(JSON.parse(value).url);
  } finally {
    child.kill("SIGTERM");
    await child.status;
    await lines.return(undefined);
    await errors;
  }
}
