import { CliError, messageOf } from "../core/errors.ts";
import { HEAD_BYTES } from "./sniff.ts";

/** A file in the input folder. */
export interface InputFile {
  /** Its path on disk, below the resolved input folder. */
  readonly file: string;
  /** Its name in messages: the path inside the input folder. */
  readonly path: string;
}

/** Everything in the input folder. */
export interface Input {
  /** The input folder, or the one file, with links resolved. */
  readonly root: string;
  readonly files: readonly InputFile[];
}

/** Tonearm's own files that may be in the input folder. */
const INPUT_FILES = new Set(["README.md", "timezones.json", "genres.json", "rules.json"]);
/** System files and hidden files, which are ignored silently. `./` and `../` are not hidden. */
const LITTER = /(^|\/)(__MACOSX(\/|$)|Thumbs\.db$|desktop\.ini$|\.(?!\.?\/))/;

/** Whether a path belongs to a system file or a hidden one. */
export function isLitter(path: string): boolean {
  return LITTER.test(path);
}

/**
 * Lists the input: all files of a folder at any depth, ordered by path, or a single file. The path
 * the person named may be, or go through, a symbolic link; links inside it must stay inside it.
 *
 * @param named the input folder or file as the person named it
 * @throws {CliError} `no-sources` when it cannot be read, `broken-source` for a link that leads out of
 *   it, to a folder or nowhere
 */
export async function listInput(named: string): Promise<Input> {
  try {
    const root = await Deno.realPath(named);
    const { isFile } = await Deno.stat(root);
    if (isFile) return { root, files: [{ file: root, path: nameOf(root) }] };
    const paths = await listPaths(root);
    return { root, files: paths.map((path) => ({ file: `${root}/${path}`, path })) };
  } catch (error) {
    if (error instanceof CliError) throw error;
    const isDenied = error instanceof Deno.errors.PermissionDenied;
    throw new CliError("no-sources", {
      what: `Cannot read the folder ${named}: ${isDenied ? DENIED : messageOf(error)}.`,
      fix: isDenied
        ? LET_IN
        : "Make the folder, or say with DATA_RAW_DIR where your export is: a folder or one file.",
      cause: error,
    });
  }
}

function nameOf(file: string): string {
  return baseName(Deno.build.os === "windows" ? file.replaceAll("\\", "/") : file);
}

async function listPaths(root: string): Promise<string[]> {
  const paths: string[] = [];
  const walk = async (folder: string, prefix: string): Promise<void> => {
    for await (const { name, isDirectory, isFile, isSymlink } of Deno.readDir(folder)) {
      const path = prefix + name;
      if (isLitter(path)) continue;
      if (isDirectory) await walk(`${folder}/${name}`, `${path}/`);
      else if (isFile && !INPUT_FILES.has(path)) paths.push(path);
      else if (isSymlink && !INPUT_FILES.has(path)) {
        await refuseStrayLink(root, path);
        paths.push(path);
      }
    }
  };
  await walk(root, "");
  return paths.sort(compare);
}

/** Deno and DuckDB follow links anywhere they may read; one that leads outside is refused. */
async function refuseStrayLink(root: string, path: string): Promise<void> {
  const link = `${root}/${path}`;
  const target = await Deno.realPath(link).catch((error) => {
    throw unreadableFile(path, whyUnresolved(error), error);
  });
  const separator = Deno.build.os === "windows" ? "\\" : "/";
  const isInside = target === root || target.startsWith(root + separator);
  if (!isInside) throw unreadableFile(path, LEADS_OUT);
  const { isDirectory } = await Deno.stat(link);
  if (isDirectory) throw unreadableFile(path, "it is a link to a folder");
}

const LEADS_OUT = "it is a link that leads out of the folder";

function whyUnresolved(error: unknown): string {
  if (error instanceof Deno.errors.NotCapable) return LEADS_OUT;
  if (error instanceof Deno.errors.NotFound) return "it is a link that leads nowhere";
  if (error instanceof Deno.errors.FilesystemLoop) return "it is a link that leads to itself";
  return messageOf(error);
}

/**
 * The beginning of a file, for `sniff`, and its size in bytes.
 *
 * @throws {CliError} `broken-source` when it cannot be read
 */
export async function readHead(
  { file, path }: InputFile,
): Promise<{ head: Uint8Array; size: number }> {
  try {
    using open = await Deno.open(file);
    const head = new Uint8Array(HEAD_BYTES);
    let filled = 0;
    for (;;) {
      const count = await open.read(head.subarray(filled));
      if (count === null || count === 0) break;
      filled += count;
    }
    return { head: head.subarray(0, filled), size: (await Deno.stat(file)).size };
  } catch (error) {
    const isDenied = error instanceof Deno.errors.PermissionDenied;
    if (isDenied) throw unreadableFile(path, DENIED, error, LET_IN);
    throw unreadableFile(path, messageOf(error), error);
  }
}

const DENIED = "permission denied";
/** A download may be readable by its owner only; a container or service runs as another user. */
const LET_IN = "Let the user that runs Tonearm read it (`chmod a+rX` on the file and its folder).";

function unreadableFile(
  path: string,
  reason: string,
  cause?: unknown,
  fix = "Put a readable copy of the file itself into the folder, or move it out.",
): CliError {
  return new CliError("broken-source", {
    what: `Cannot read ${path}: ${reason}.`,
    where: path,
    fix,
    cause,
  });
}

/** The name of a file without its folder. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** Orders by code unit: the same everywhere, whatever the locale. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
