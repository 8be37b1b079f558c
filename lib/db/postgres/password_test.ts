import assert from "node:assert/strict";
import { parsePostgresUrl } from "./address.ts";
import { withPassword } from "./password.ts";

const URL = "postgres://me@db/music?sslmode=require";
const NONE = { postgresUrl: URL, pgPassword: "", pgPassfile: "" };

/** Runs `act` with a pass file; removes it. */
async function withFile(text: string, mode: number, act: (file: string) => Promise<void>) {
  const file = await Deno.makeTempFile();
  try {
    await Deno.writeTextFile(file, text);
    await Deno.chmod(file, mode);
    await act(file);
  } finally {
    await Deno.remove(file);
  }
}

async function passwordOf(settings: Partial<typeof NONE>): Promise<string> {
  const { url } = await withPassword({ ...NONE, ...settings });
  const address = parsePostgresUrl(url);
  assert.equal(address.tls.mode, "require");
  return address.password;
}

Deno.test("withPassword: its own, then PGPASSWORD, then the pass file, to the letter", async () => {
  await withFile("db:5432:music:me:of the file\n", 0o600, async (pgPassfile) => {
    const own = "postgres://me:own@db/music?sslmode=require";
    assert.equal(await passwordOf({ postgresUrl: own, pgPassword: "x", pgPassfile }), "own");
    const odd = "p@ss/w:rd?#&=%20 é";
    assert.equal(await passwordOf({ pgPassword: odd, pgPassfile }), odd);
    assert.equal(await passwordOf({ pgPassfile }), "of the file");
  });
});

Deno.test("withPassword: the pass file in the person's home", async () => {
  const home = await Deno.makeTempDir();
  const name = Deno.build.os === "windows" ? "APPDATA" : "HOME";
  const before = Deno.env.get(name) ?? "";
  Deno.env.set(name, home);
  try {
    assert.equal(await passwordOf({}), "");
    await Deno.writeTextFile(`${home}/.pgpass`, "*:*:*:me:at home\n", { mode: 0o600 });
    assert.equal(await passwordOf({}), Deno.build.os === "windows" ? "" : "at home");
  } finally {
    Deno.env.set(name, before);
    await Deno.remove(home, { recursive: true });
  }
});

Deno.test("withPassword: a pass file that others can read is passed over, and told", async () => {
  if (Deno.build.os === "windows") return; // It has no such modes, and libpq no such rule there.
  for (const mode of [0o640, 0o604, 0o660]) {
    await withFile("*:*:*:*:secret\n", mode, async (pgPassfile) => {
      const { url, notice } = await withPassword({ ...NONE, pgPassfile });
      assert.equal(url, URL);
      assert.match(notice ?? "", /others can read it \(chmod 600/);
      assert.ok(!notice?.includes("secret"));
    });
  }
});

Deno.test("withPassword: one that is named and not there, or is no file, is told", async () => {
  const missing = await withPassword({ ...NONE, pgPassfile: "/nowhere/.pgpass" });
  assert.match(missing.notice ?? "", /PGPASSFILE names \/nowhere\/\.pgpass, which is not there/);
  const folder = await withPassword({ ...NONE, pgPassfile: Deno.cwd() });
  assert.match(folder.notice ?? "", /not a plain file/);
});

Deno.test("withPassword: nothing to do without an address", async () => {
  assert.deepEqual(await withPassword({ ...NONE, postgresUrl: "" }), { url: "" });
});
