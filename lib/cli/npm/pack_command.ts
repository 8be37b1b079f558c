import type { Answer, CallOf } from "../cli.ts";
import { COMMANDS } from "../commands.ts";
import { SUBCOMMANDS } from "../binary/subcommands.ts";
import { copyTree, folderSize } from "./copy_tree.ts";
import { bundleModules, type ImportMaps } from "./bundle.ts";
import { packageJson } from "./package_json.ts";

/**
 * Where the package is made: a `package.json` at the root would change how Deno treats the project.
 */
const FOLDER = "dist/npm";
/** Files copied as they are, besides the modules. */
const COPIED = ["_fresh/static", "_fresh/snapshot.json", "static", "LICENSE"];
/** The members of the workspace whose exports the modules import, and their names there. */
const MEMBERS = { "packages/demo": ["@tonearm/demo"], "packages/fresh": ["@fresh/core", "fresh"] };

/** `deno task pack`: makes the package for npm, ready for `npm pack` or `npm publish`. */
export async function packCommand({ progress }: CallOf<"pack">): Promise<Answer> {
  const started = performance.now();
  const root = Deno.cwd();
  progress.stage("Bundling the modules");
  await Deno.remove(FOLDER, { recursive: true }).catch(ignoreMissing);
  await Deno.mkdir(FOLDER, { recursive: true });
  const scripts = Object.values(SUBCOMMANDS).map((task) => COMMANDS[task].script);
  const entries = ["scripts/npm.ts", ...new Set(scripts), "_fresh/server.js"];
  const maps = await importMaps(root);
  const dependencies = await bundleModules(root, entries, `${root}/${FOLDER}`, maps);
  for (const path of COPIED) await copyTree(path, `${FOLDER}/${path}`);
  await Deno.copyFile("lib/cli/npm/entry.mjs", `${FOLDER}/tonearm.mjs`);
  await Deno.copyFile("lib/cli/npm/README.md", `${FOLDER}/README.md`);
  const about = packageJson(dependencies);
  await Deno.writeTextFile(`${FOLDER}/package.json`, JSON.stringify(about, null, 2) + "\n");
  progress.done();
  const bytes = await folderSize(FOLDER);
  const seconds = Math.round(performance.now() - started) / 1000;
  return {
    json: { folder: FOLDER, version: about.version, bytes, seconds },
    text: [
      `${FOLDER} holds tonearm ${about.version}, ${(bytes / 1e6).toFixed(1)} MB.`,
      `Try it:     npm pack ./${FOLDER}, then npx ./tonearm-${about.version}.tgz --help elsewhere`,
      `Publish it: npm publish ./${FOLDER}`,
      "",
    ].join("\n"),
  };
}

/** The import maps of the root and its members, and the file of each name that a member exports. */
async function importMaps(root: string): Promise<ImportMaps> {
  const members: Record<string, string> = {};
  let imports: Record<string, string> = {};
  for (const [folder, names] of Object.entries(MEMBERS)) {
    const config = await readJson(`${folder}/deno.json`);
    imports = { ...imports, ...config.imports };
    const exported = typeof config.exports === "string" ? { ".": config.exports } : config.exports;
    for (const [path, file] of Object.entries(exported ?? {})) {
      for (const name of names) {
        members[name + path.slice(1)] = `${root}/${folder}/${file.replace("./", "")}`;
      }
    }
  }
  return { imports: { ...imports, ...(await readJson("deno.json")).imports }, members };
}

interface DenoConfig {
  readonly imports?: Readonly<Record<string, string>>;
  readonly exports?: string | Readonly<Record<string, string>>;
}

async function readJson(path: string): Promise<DenoConfig> {
  const config: DenoConfig = JSON.parse(await Deno.readTextFile(path));
  return config;
}

function ignoreMissing(error: unknown): void {
  if (!(error instanceof Deno.errors.NotFound)) throw error;
}
