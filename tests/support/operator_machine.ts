/**
 * A folder that stands for a server's disk, on which the lines of `docs/deploying.md` and
 * `docs/updating.md` are run as they are written: absolute paths lead into the folder, the user `tonearm`
 * is the one that nobody is, and the lines for systemd start and stop the unit's command by hand.
 */
import { linesOf } from "./run_task.ts";

/** The user and group that stand for `tonearm`: no user is made on the machine that tests run on. */
export const NOBODY = 65_534;

/** What is only said, because it would change the machine that tests run on, and why. */
const SKIPPED: readonly (readonly [RegExp, string])[] = [
  [/^useradd /, "no user is made here: uid 65534 stands for tonearm"],
  [/\$\(npx /, "Deno is not fetched: the one that runs the tests is copied"],
  [/^systemctl daemon-reload$/, "there is no systemd here"],
];

const ROOTED = /(?<![\w.$)/-])\/(?=(?:opt|var|etc|home|usr\/local)\/)/g;

/** One line that was run. */
export interface Line {
  readonly text: string;
  readonly stdout: string;
  readonly stderr: string;
}

/** A server's disk, and what runs on it. */
export class OperatorMachine implements AsyncDisposable {
  /** Why lines were not run as they are. */
  readonly skipped = new Set<string>();
  /** What the site said on both streams since it was started last. */
  readonly siteLog: string[] = [];
  readonly #root: string;
  #cwd: string;
  #site: { readonly child: Deno.ChildProcess; readonly ended: Promise<unknown> } | undefined;

  /** @param root an empty folder, absolute, that others may enter */
  constructor(root: string) {
    this.#root = root;
    this.#cwd = root;
  }

  /** Where an absolute path of the documentation is. */
  path(text: string): string {
    return text.replaceAll(ROOTED, `${this.#root}/`);
  }

  /**
   * Runs a line as root in the folder that the lines before it went to.
   *
   * @param input what it reads
   * @throws when it fails, with what it said
   */
  async run(text: string, input = ""): Promise<Line> {
    const skip = SKIPPED.find(([pattern]) => pattern.test(text));
    if (skip !== undefined) {
      this.skipped.add(skip[1]);
      return { text, stdout: "", stderr: "" };
    }
    const [, act, services = ""] = /^systemctl (start|stop|enable --now) (.+)$/.exec(text) ?? [];
    if (act !== undefined) {
      this.skipped.add("without systemd the unit's command is run by hand, outside its sandbox");
      if (services.split(" ").includes("tonearm")) {
        await (act === "stop" ? this.stopSite() : this.startSite());
      }
      return { text, stdout: "", stderr: "" };
    }
    const folder = /^cd (\S+)$/.exec(text)?.[1];
    if (folder !== undefined) {
      this.#cwd = this.path(folder);
      return { text, stdout: "", stderr: "" };
    }
    const line = this.path(text)
      .replace(/runuser -u tonearm --/, AS_NOBODY)
      .replaceAll("tonearm:tonearm", `${NOBODY}:${NOBODY}`)
      .replaceAll("-o tonearm -g tonearm", `-o ${NOBODY} -g ${NOBODY}`);
    return { text, ...await this.#shell(line, { PATH: this.#paths, NO_COLOR: "1" }, input) };
  }

  /**
   * Runs a line of a crontab as cron does: as its user, with cron's environment, in its home.
   *
   * @param home the home, of the documentation; root's, so that the user cannot write there
   */
  async runFromCron(entry: string, home: string): Promise<Line> {
    const [, command = ""] = /^(?:\S+ ){5}(?:tonearm )?(.+)$/.exec(entry) ?? [];
    await Deno.mkdir(this.path(home), { recursive: true });
    const env = {
      HOME: this.path(home),
      LOGNAME: "tonearm",
      SHELL: "/bin/sh",
      PATH: "/usr/bin:/bin",
    };
    const before = this.#cwd;
    this.#cwd = this.path(home);
    try {
      return { text: entry, ...await this.#shell(this.path(command), env, "", NOBODY) };
    } finally {
      this.#cwd = before;
    }
  }

  /** Starts the unit's command, with its environment and as its user, until it says its address. */
  async startSite(): Promise<void> {
    const unit = this.path(await Deno.readTextFile(this.path(UNIT)));
    const value = (name: string) => new RegExp(`^${name}=(.+)$`, "m").exec(unit)?.[1] ?? "";
    const [program = "", ...args] = value("ExecStart").split(" ");
    const settings = await Deno.readTextFile(value("EnvironmentFile"));
    const env = Object.fromEntries(
      [...value("Environment").split(" "), ...settings.split("\n")]
        .flatMap((line) => {
          const [, name, text = ""] = /^([A-Z_]+)=(.*)$/.exec(line) ?? [];
          return name === undefined ? [] : [[name, text.replace(/^'(.*)'$/, "$1")]];
        }),
    );
    const child = new Deno.Command(program, {
      args,
      cwd: value("WorkingDirectory"),
      clearEnv: true,
      env: { ...env, PATH: "/usr/bin:/bin", NO_COLOR: "1" },
      ...{ uid: NOBODY, gid: NOBODY, stdin: "null", stdout: "piped", stderr: "piped" },
    }).spawn();
    this.siteLog.length = 0;
    const listening = Promise.withResolvers<void>();
    const follow = async (stream: ReadableStream<Uint8Array<ArrayBuffer>>) => {
      for await (const line of linesOf(stream)) {
        this.siteLog.push(line);
        if (line.includes("Your site is at")) listening.resolve();
      }
    };
    const ended = Promise.all([child.status, follow(child.stdout), follow(child.stderr)]);
    ended.then(() =>
      listening.reject(new Error(`The site has ended:\n${this.siteLog.join("\n")}`))
    );
    this.#site = { child, ended };
    await listening.promise;
  }

  /** Ends the site as systemd does, and waits for its end. */
  async stopSite(): Promise<void> {
    const site = this.#site;
    if (site === undefined) return;
    this.#site = undefined;
    site.child.kill("SIGTERM");
    await site.ended;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stopSite();
  }

  get #paths(): string {
    return `${this.#root}/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin`;
  }

  async #shell(line: string, env: Record<string, string>, input: string, uid?: number) {
    const child = new Deno.Command("sh", {
      args: ["-c", line],
      cwd: this.#cwd,
      clearEnv: true,
      env,
      ...(uid === undefined ? {} : { uid, gid: uid }),
      ...{ stdin: "piped", stdout: "piped", stderr: "piped" },
    }).spawn();
    const writer = child.stdin.getWriter();
    await writer.write(new TextEncoder().encode(input)).catch(() => {}); // most read nothing
    await writer.close().catch(() => {});
    const { success, stdout, stderr } = await child.output();
    const said = {
      stdout: new TextDecoder().decode(stdout),
      stderr: new TextDecoder().decode(stderr),
    };
    if (!success) throw new Error(`${line}\n${said.stdout}${said.stderr}`);
    return said;
  }
}

const AS_NOBODY = `setpriv --reuid=${NOBODY} --regid=${NOBODY} --clear-groups --`;
const UNIT = "/etc/systemd/system/tonearm.service";

/** The lines of the code blocks of a part of a page, block by block. */
export function blocksOf(page: string, from: string, to: string): string[][] {
  const start = page.indexOf(from);
  const end = page.indexOf(to, start + from.length);
  if (start < 0 || end < 0) throw new Error(`The page has no part from “${from}” to “${to}”.`);
  return [...page.slice(start, end).matchAll(/^ *```text\n(.*?)^ *```/gms)]
    .map(([, text = ""]) => text.split("\n").map((line) => line.trim()).filter(Boolean));
}
