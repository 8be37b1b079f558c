/** Proxies that Debian's packages bring, started with the lines that the documentation shows. */

import type { Certificate } from "./certificate.ts";

/** A program, and how a configuration of its own runs it in the foreground. */
interface ProxyProgram {
  readonly program: string;
  /** Name of the configuration's file, and its text around the documented lines. */
  readonly file: string;
  readonly around: (lines: string, place: Place) => string;
  readonly args: (folder: string) => string[];
}

/** Where a proxy works, and what it shows who connects. */
interface Place {
  readonly folder: string;
  readonly port: number;
  /** With one it speaks TLS. */
  readonly tls: Certificate | undefined;
}

const APACHE_MODULES = ["mpm_event", "authz_core", "proxy", "proxy_http", "headers"];

const PROGRAMS = {
  nginx: {
    program: "nginx",
    file: "nginx.conf",
    around: (lines, { folder, port, tls }) =>
      `daemon off; master_process off; pid ${folder}/pid; events {}
http { access_log off; ${
        ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
          .map((kind) => `${kind}_temp_path ${folder}/${kind};`).join(" ")
      }
server { listen 127.0.0.1:${port}${
        tls === undefined
          ? ";"
          : ` ssl; ssl_certificate ${tls.certificate}; ssl_certificate_key ${tls.key};`
      } ${lines} } }`,
    args: (folder) => ["-p", folder, "-c", `${folder}/nginx.conf`, "-e", "stderr"],
  },
  caddy: {
    program: "caddy",
    file: "Caddyfile",
    around: (lines, { port, tls }) =>
      `{\nadmin off\nauto_https off\n}\n${
        tls === undefined
          ? `http://:${port} {\n`
          : `https://:${port} {\ntls ${tls.certificate} ${tls.key}\n`
      }${lines}\n}\n`,
    args: (folder) => ["run", "--config", `${folder}/Caddyfile`, "--adapter", "caddyfile"],
  },
  apache: {
    program: "apache2",
    file: "httpd.conf",
    around: (lines, { folder, port, tls }) =>
      [
        `ServerRoot ${folder}`,
        "ServerName localhost",
        `Listen 127.0.0.1:${port}`,
        `PidFile ${folder}/pid`,
        "ErrorLog /dev/stderr",
        `DefaultRuntimeDir ${folder}`,
        ...[...APACHE_MODULES, ...(tls === undefined ? [] : ["ssl"])].map((name) =>
          `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`
        ),
        ...(tls === undefined ? [] : [
          "SSLEngine on",
          `SSLCertificateFile ${tls.certificate}`,
          `SSLCertificateKeyFile ${tls.key}`,
        ]),
        lines,
        "",
      ].join("\n"),
    args: (folder) => ["-X", "-f", `${folder}/httpd.conf`],
  },
} as const satisfies Record<string, ProxyProgram>;

/** A kind of proxy. */
export type ProxyName = keyof typeof PROGRAMS;

/** Whether a proxy is installed. */
export function isInstalled(name: ProxyName): boolean {
  try {
    return new Deno.Command(PROGRAMS[name].program, { args: ["-v"], ...QUIET }).outputSync()
      .code !== 127;
  } catch {
    return false;
  }
}

const QUIET = { stdout: "null", stderr: "null" } as const;

/**
 * Starts a proxy with lines of its configuration until disposed.
 *
 * @param tls what it shows who connects; without it speaks plain HTTP
 * @returns its address, when it listens
 */
export async function startProxy(
  name: ProxyName,
  lines: string,
  tls?: Certificate,
): Promise<AsyncDisposable & { readonly url: string }> {
  const { program, file, around, args } = PROGRAMS[name];
  const folder = await Deno.makeTempDir({ prefix: "tonearm-proxy-" });
  const port = freePort();
  await Deno.writeTextFile(`${folder}/${file}`, around(lines, { folder, port, tls }));
  const child = new Deno.Command(program, {
    args: args(folder),
    env: { HOME: folder, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder },
    ...QUIET,
  }).spawn();
  const stop = async () => {
    try {
      child.kill("SIGTERM");
    } catch { /* it has ended by itself */ }
    await child.status;
    await Deno.remove(folder, { recursive: true });
  };
  try {
    await listening(port, child);
  } catch (error) {
    await stop();
    throw error;
  }
  const scheme = tls === undefined ? "http" : "https";
  return { url: `${scheme}://127.0.0.1:${port}`, [Symbol.asyncDispose]: stop };
}

/** A port of this computer that nothing listens on. */
export function freePort(): number {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = listener.addr;
  listener.close();
  return port;
}

async function listening(port: number, child: Deno.ChildProcess): Promise<void> {
  let ended: number | undefined;
  child.status.then(({ code }) => ended = code);
  for (let tries = 0; tries < 200; tries++) {
    if (ended !== undefined) throw new Error(`The proxy ended with ${ended}`);
    try {
      (await Deno.connect({ hostname: "127.0.0.1", port })).close();
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Error("The proxy does not listen");
}
