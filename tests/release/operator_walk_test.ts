/**
 * An operator's walk through docs/deploying.md, “A small server”, and docs/updating.md, “On one server” and
 * “Going back”: their lines are run as they are written, on a folder that stands for the disk.
 */
import assert from "node:assert/strict";
import { request } from "node:https";
import { listTree, withFolder, writeTree } from "../support/folders.ts";
import { selfSigned } from "../support/certificate.ts";
import { cloneInto } from "../support/clone.ts";
import { blocksOf, type Line, NOBODY, OperatorMachine } from "../support/operator_machine.ts";
import { freePort, isInstalled, startProxy } from "../support/proxies.ts";
import { npmCache } from "../../lib/core/npm_cache.ts";
import { history } from "../support/records.ts";

const HOST = "stats.example.org";
const PASSWORD = "four random words here";
const DEPLOYING = await Deno.readTextFile("docs/deploying.md");
const UPDATING = await Deno.readTextFile("docs/updating.md");

Deno.test({
  name: "operator: from a bare disk to a site behind TLS, a nightly pipeline, an update and back",
  // Only root may become another user; what is walked is a server with Linux.
  ignore: Deno.build.os !== "linux" || Deno.uid() !== 0,
  fn: async (test) => {
    await withFolder(async (root) => {
      await Deno.chmod(root, 0o755);
      await using machine = new OperatorMachine(root);
      await test.step("what the machine brings: Debian's programs, Deno, Tonearm", () =>
        prepare(machine));
      const walk = await new Walk(machine).begin();
      await test.step("install: packages and build", () => walk.install());
      await test.step("settings that one user can read, and a password", () => walk.configure());
      await test.step("the first export is read", () => walk.readFirst());
      await test.step("the site is up, for those who know the password", () => walk.startSite());
      for (const name of ["nginx", "caddy", "apache"] as const) {
        await test.step(`behind TLS, with ${name}`, () => walk.behind(name));
      }
      await test.step("cron reads a newer export at night; the site shows it", () => walk.night());
      await test.step("a crontab of one's own does the same", () => walk.ownNight());
      await test.step("an update", () => walk.update());
      await test.step("back to the version before", () => walk.goBack());
      for (const what of machine.skipped) console.log(`    not as on a server: ${what}`);
    });
  },
});

/** Puts what the page takes for given onto the disk. */
async function prepare(machine: OperatorMachine): Promise<void> {
  for (const folder of ["/usr/local/bin", "/etc/systemd/system", "/var/cache", "/var/lib"]) {
    await Deno.mkdir(machine.path(folder), { recursive: true });
  }
  await Deno.copyFile(Deno.execPath(), machine.path("/usr/local/bin/deno"));
  await Deno.chmod(machine.path("/usr/local/bin/deno"), 0o755);
  const upstream = machine.path("/opt/upstream");
  await cloneInto(upstream);
  for (const words of ["init --quiet -b main", "add --all --force", ...COMMIT]) {
    await machine.run(`git -C ${upstream} ${words}`);
  }
  await machine.run("git clone --quiet /opt/upstream /opt/tonearm");
  await machine.run("git -C /opt/tonearm config advice.detachedHead false");
}

const COMMIT = ['-c user.name=a -c user.email=a@example.org commit --quiet --message="A version"'];

class Walk {
  readonly #machine: OperatorMachine;
  readonly #port = freePort();
  readonly #blocks = blocksOf(DEPLOYING, "## A small server", "## Below a path");
  #oldVersion = "";
  #oldBuild = "";

  constructor(machine: OperatorMachine) {
    this.#machine = machine;
  }

  /** Gives the cache of packages what this machine has of them, so that it is not fetched again. */
  async begin(): Promise<this> {
    const cache = this.#machine.path("/var/cache/tonearm");
    await Deno.mkdir(cache, { recursive: true });
    const packages = (await npmCache()).replace(/\/$/, "");
    // Links where it is the same disk.
    const words = `${packages} ${cache}/npm`;
    await this.#machine.run(`cp -al ${words} 2>&- || cp -a ${words}`);
    this.#machine.skipped.add("packages are not fetched where this machine has them");
    return this;
  }

  async install(): Promise<void> {
    await this.#runBlocksWith(/npx -y deno@|^useradd /);
    // What the service's user may not change is root's: its packages, too.
    for (const path of ["_fresh/server.js", "node_modules", "deno.json"]) {
      const { uid } = await Deno.stat(this.#machine.path(`/opt/tonearm/${path}`));
      assert.equal(uid, 0, path);
    }
  }

  async configure(): Promise<void> {
    const said = await this.#runBlocksWith(/hash-password/, `${PASSWORD}\n`);
    const hash = /^SITE_PASSWORD_HASH=\S+$/m.exec(said.map(({ stdout }) => stdout).join(""))?.[0];
    assert.ok(hash !== undefined);
    const path = this.#machine.path("/etc/tonearm.env");
    const given = this.#machine.path(await Deno.readTextFile(path));
    await Deno.writeTextFile(
      path,
      `${given.replace(/^PORT=.*$/m, `PORT=${this.#port}`)}\n${hash}\n`,
    );
    const { uid, mode } = await Deno.stat(path);
    assert.deepEqual([uid, (mode ?? 0) & 0o777], [NOBODY, 0o600]);
  }

  async readFirst(): Promise<void> {
    await writeTree(this.#machine.path("/var/lib/tonearm/data_raw"), {
      "first.json": history(50),
    });
    const said = await this.#runBlocksWith(/data_raw$/);
    const doctor = said.at(-1)?.stdout ?? "";
    assert.match(doctor, /database/);
    assert.doesNotMatch(doctor, /^\s*(?:FIX|✗|not ok)/m);
  }

  async startSite(): Promise<void> {
    await this.#runBlocksWith(/systemctl enable/);
    await this.#expectReady();
    await this.#expectPlays(40);
  }

  async behind(name: "nginx" | "caddy" | "apache"): Promise<void> {
    if (!isInstalled(name)) return console.log(`    skipped: there is no ${name} here`);
    const folder = this.#machine.path(`/etc/${name}`);
    await Deno.mkdir(folder);
    const tls = await selfSigned(folder, HOST);
    if (tls === undefined) return console.log("    skipped: there is no openssl here");
    const language = { nginx: "nginx", caddy: "caddyfile", apache: "apacheconf" }[name];
    const part = DEPLOYING.slice(DEPLOYING.indexOf("## The lines for a proxy"));
    const lines = new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, "s").exec(part)?.[1] ?? "";
    const here = lines.replace("127.0.0.1:8000", `127.0.0.1:${this.#port}`);
    await using proxy = await startProxy(name, here, tls);
    const ca = await Deno.readTextFile(tls.certificate);
    const ask = (path: string, init: FindingScope = {}) => askTls(proxy.url, ca, path, init);
    const stranger = await ask("/artists");
    assert.deepEqual([stranger.status, stranger.location?.split("?")[0]], [
      303,
      "/sign-in",
    ]);
    assert.equal((await ask("/api/summary")).status, 401);
    const signedIn = await ask("/sign-in", {
      method: "POST",
      headers: { "sec-fetch-site": "same-origin" },
      body: new URLSearchParams({ password: PASSWORD, next: "/artists" }).toString(),
    });
    assert.deepEqual([signedIn.status, signedIn.location], [303, "/artists"]);
    const [cookie = ""] = signedIn.cookies;
    assert.match(cookie, /^__Host-.*; Secure/);
    const page = await ask("/artists", { headers: { cookie: cookie.split(";")[0] ?? "" } });
    assert.equal(page.status, 200);
    assert.match(page.text, /Artist 1/);
  }

  async night(): Promise<void> {
    const entry = this.#lines().find((line) => line.startsWith("0 4 * * *"));
    assert.ok(entry !== undefined, "docs/deploying.md has a line for cron");
    await writeTree(this.#machine.path("/var/lib/tonearm/data_raw"), {
      "second.json": history(80),
    });
    const before = await listTree(this.#machine.path("/opt/tonearm"));
    await this.#machine.runFromCron(entry, "/home/tonearm");
    await this.#expectPlays(64);
    const after = await listTree(this.#machine.path("/opt/tonearm"));
    assert.deepEqual(after, before, "the service's user has written into the checkout");
  }

  /** The line of the page's first part, on a computer on which somebody installed Deno for themselves. */
  async ownNight(): Promise<void> {
    const [entry = ""] = /^0 4 .*\/home\/me\/.*$/m.exec(DEPLOYING) ?? [];
    const links = {
      "/home/me/tonearm": "/opt/tonearm",
      "/home/me/.deno/bin/deno": "/usr/local/bin/deno",
      "/home/me/.cache/deno": "/var/cache/tonearm",
    };
    for (const [link, target] of Object.entries(links)) {
      const path = this.#machine.path(link);
      await Deno.mkdir(path.slice(0, path.lastIndexOf("/")), { recursive: true });
      await Deno.symlink(this.#machine.path(target), path);
    }
    await writeTree(this.#machine.path("/var/lib/tonearm/data_raw"), {
      "third.json": history(90),
    });
    await this.#machine.runFromCron(entry, "/home/me");
    await this.#expectPlays(72);
  }

  async update(): Promise<void> {
    await this.#newVersion();
    this.#oldBuild = await this.#sources();
    const [before = [], ...others] = blocksOf(UPDATING, "Before an update", "## On two machines");
    const said: Line[] = [];
    for (const line of before) {
      said.push(
        await this.#machine.run(line.replaceAll(/(?<= )data\//g, "/var/lib/tonearm/data/")),
      );
    }
    this.#oldVersion = said.at(-1)?.stdout.trim() ?? "";
    const steps = others.find((lines) => lines[0]?.startsWith("systemctl stop")) ?? [];
    assert.ok(steps.length > 5);
    for (const line of steps) await this.#machine.run(line);
    assert.notEqual(await this.#sources(), this.#oldBuild);
    await this.#expectReady();
    await this.#expectPlays(72);
  }

  async goBack(): Promise<void> {
    const [steps = []] = blocksOf(UPDATING, "## Going back", "- With the backup");
    for (const line of steps) {
      await this.#machine.run(line.replace("THE-OLD-VERSION", this.#oldVersion));
    }
    assert.equal(await this.#sources(), this.#oldBuild);
    await this.#expectReady();
    await this.#expectPlays(72);
  }

  /** Upstream has another version, whose databases the one before does not take. */
  async #newVersion(): Promise<void> {
    const path = this.#machine.path("/opt/upstream/lib/db/tables.ts");
    const text = await Deno.readTextFile(path);
    const changed = text.replace(
      /(SCHEMA_VERSION = )(\d+)/,
      (_, name: string, number: string) => `${name}${Number(number) + 1}`,
    );
    assert.notEqual(changed, text);
    await Deno.writeTextFile(path, changed);
    for (const words of ["add --all", ...COMMIT]) {
      await this.#machine.run(`git -C /opt/upstream ${words}`);
    }
  }

  async #sources(): Promise<string> {
    return await Deno.readTextFile(this.#machine.path("/opt/tonearm/_fresh/sources.txt"));
  }

  /** Asks until the site is ready; it says that it is not while it makes its first copy of the data. */
  async #expectReady(): Promise<void> {
    let text = "";
    for (let tries = 0; tries < 100; tries++) {
      const answer = await fetch(`http://127.0.0.1:${this.#port}/api/ready`);
      text = await answer.text();
      if (answer.status === 200) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    assert.fail([text, ...this.#machine.siteLog].join("\n"));
  }

  #lines(): string[] {
    return this.#blocks.flat();
  }

  /** Runs the blocks in which there is such a line. */
  async #runBlocksWith(pattern: RegExp, input = ""): Promise<Line[]> {
    const blocks = this.#blocks.filter((lines) => lines.some((line) => pattern.test(line)));
    assert.ok(blocks.length > 0, `docs/deploying.md has no block with ${pattern}`);
    const said: Line[] = [];
    for (const line of blocks.flat()) {
      said.push(await this.#machine.run(line, /hash-password/.test(line) ? input : ""));
    }
    return said;
  }

  /** Asks the API with the token that belongs to the password. */
  async #expectPlays(plays: number): Promise<void> {
    const form = new URLSearchParams({ password: PASSWORD, next: "/" });
    const url = `http://127.0.0.1:${this.#port}`;
    const headers = {
      "sec-fetch-site": "same-origin",
      "x-forwarded-for": "203.0.113.9",
      "x-forwarded-proto": "http",
    };
    const signIn = await fetch(`${url}/sign-in`, {
      ...{ method: "POST", body: form, redirect: "manual", headers },
    });
    await signIn.body?.cancel();
    const cookie = signIn.headers.get("set-cookie")?.split(";")[0] ?? "";
    const answer = await fetch(`${url}/api/summary`, { headers: { ...headers, cookie } });
    assert.equal((await answer.json()).data?.total_plays, plays);
  }
}

/** What is asked of a site behind TLS. */
interface FindingScope {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Asks by the site's name, of whom the certificate is, though no name server knows it. */
function askTls(
  url: string,
  ca: string,
  path: string,
  { method = "GET", headers, body }: FindingScope,
) {
  const { promise, resolve, reject } = Promise.withResolvers<{
    status: number | undefined;
    location: string | undefined;
    cookies: readonly string[];
    text: string;
  }>();
  const form = body === undefined ? {} : {
    "content-type": "application/x-www-form-urlencoded",
    "content-length": String(body.length),
  };
  const { hostname, port } = new URL(url);
  const asked = request({
    ...{ host: hostname, port, path, method, ca, servername: HOST, agent: false },
    headers: { host: HOST, connection: "close", ...form, ...headers },
  }, (answer) => {
    let text = "";
    answer.setEncoding("utf8").on("data", (piece: string) => text += piece).on("end", () => {
      const { location, "set-cookie": cookies = [] } = answer.headers;
      resolve({ status: answer.statusCode, location, cookies, text });
    });
  });
  asked.on("error", reject);
  asked.end(body);
  return promise;
}
