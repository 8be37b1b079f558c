#!/usr/bin/env node
// Starts Tonearm with the Deno that npm installed beside it. Plain JavaScript, for Node 20 and later.
import { spawn } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import { dirname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";

if (Number(process.versions.node.split(".")[0]) < 20) {
  console.error(`Tonearm needs Node 20 or later, this is ${process.version}: https://nodejs.org`);
  process.exit(1);
}

const root = dirname(realpathSync(fileURLToPath(import.meta.url)));
const require = createRequire(join(root, "package.json"));

/** The program of the package `deno` for this system, whether or not npm ran its install script. */
function denoProgram() {
  const suffix = process.platform === "linux" ? "-glibc" : "";
  const name = `@deno/${process.platform}-${process.arch}${suffix}`;
  const file = process.platform === "win32" ? "deno.exe" : "deno";
  const ofDeno = createRequire(require.resolve("deno/package.json"));
  const folder = dirname(ofDeno.resolve(`${name}/package.json`));
  return [join(folder, file), join(dirname(ofDeno.resolve("deno/package.json")), file)]
    .find((path) => existsSync(path));
}

let deno;
try {
  deno = denoProgram();
} catch {
  // Told below.
}
if (deno === undefined) {
  console.error(
    `Tonearm cannot find Deno for ${process.platform} ${process.arch} among its packages. Install it ` +
      "again with npm, with optional dependencies; or see https://deno.com for what systems there are.",
  );
  process.exit(1);
}

// DuckDB is a package beside this one: the outermost node_modules holds both.
const mark = `${sep}node_modules${sep}`;
const at = root.indexOf(mark);
const nodeModules = at < 0 ? join(root, "node_modules") : root.slice(0, at + mark.length - 1);
const home = join(homedir(), "Tonearm");
const list = (...paths) => paths.map((path) => path.replaceAll(",", ",,")).join(",");
const child = spawn(deno, [
  "run",
  "--quiet",
  "--no-prompt",
  "--no-config",
  "--no-lock",
  "--node-modules-dir=manual",
  "--allow-read",
  `--allow-write=${list(process.cwd(), home)}`,
  "--allow-env",
  "--allow-sys",
  `--allow-run=${deno}`,
  join(root, "scripts", "npm.js"),
  root,
  nodeModules,
  homedir(),
  ...process.argv.slice(2),
], { stdio: "inherit" });

// From a terminal Ctrl-C reaches the child by itself; its end is this program's.
process.on("SIGINT", () => {
  if (!process.stdin.isTTY) child.kill("SIGTERM");
});
process.on("SIGTERM", () => child.kill("SIGTERM"));
child.on("error", (error) => {
  console.error(`Tonearm cannot start Deno at ${deno}: ${error.message}`);
  process.exit(1);
});
child.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" ? 130 : 1)));
