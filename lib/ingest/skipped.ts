/** What was skipped, and why: one file, or several in one folder for the same reason. */
export interface Skipped {
  /** The file's path; a folder's ends in a slash. */
  readonly path: string;
  readonly reason: string;
  /** How many files in the folder; absent for a single file. */
  readonly files?: number;
}

/** Up to this many files skipped for one reason in one folder are listed singly. */
const FEW = 25;

/**
 * Groups files of one folder that were skipped for the same reason, if there are many. Spotify's
 * technical log is about 185 files of events, which would fill the screen.
 *
 * @example
 * ```ts
 * import { gatherSkipped } from "./skipped.ts";
 *
 * const log = Array.from({ length: 185 }, (_, at) => ({ path: `log/${at}.json`, reason: "x" }));
 * console.assert(gatherSkipped(log)[0]?.files === 185);
 * ```
 */
export function gatherSkipped(skipped: readonly Skipped[]): Skipped[] {
  const alike = Map.groupBy(skipped, ({ path, reason }) => `${folderOf(path)}\n${reason}`);
  const listed = new Set<string>();
  return skipped.flatMap((file) => {
    const folder = folderOf(file.path);
    const key = `${folder}\n${file.reason}`;
    const files = alike.get(key)?.length ?? 0;
    if (files <= FEW) return [file];
    if (listed.has(key)) return [];
    listed.add(key);
    return [{ path: folder, reason: file.reason, files }];
  });
}

/** One line for the summary. */
export function skippedText({ path, reason, files }: Skipped): string {
  if (files === undefined) return `Skipped ${path}: ${reason}.`;
  const where = path === "" ? "" : ` in ${path}`;
  return `Skipped ${files} files${where}: ${reason.replace(/^it is/, "each is")}.`;
}

/** The folder or ZIP that holds a file, up to its last slash or `!`; empty at the top. */
function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf("/"), path.lastIndexOf("!")) + 1);
}
