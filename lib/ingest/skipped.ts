/** What was skipped, and why: one file, or many alike in one folder. */
export interface Skipped {
  /** The file's path; a folder's ends in a slash. */
  readonly path: string;
  readonly reason: string;
  /** How many files of a folder; absent for a single one. */
  readonly files?: number;
}

/** So many files that are alike in one folder are told one by one; more are told together. */
const FEW = 25;

/**
 * Gathers files of one folder that were skipped for the same reason, if they are many. Spotify's
 * technical log is some 185 files of events, and no one wants to read of each.
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
  const told = new Set<string>();
  return skipped.flatMap((file) => {
    const folder = folderOf(file.path);
    const key = `${folder}\n${file.reason}`;
    const files = alike.get(key)?.length ?? 0;
    if (files <= FEW) return [file];
    if (told.has(key)) return [];
    told.add(key);
    return [{ path: folder, reason: file.reason, files }];
  });
}

/** A line for a person. */
export function skippedText({ path, reason, files }: Skipped): string {
  if (files === undefined) return `Skipped ${path}: ${reason}.`;
  const place = path === "" ? "" : ` in ${path}`;
  return `Skipped ${files} files${place}: ${reason.replace(/^it is/, "each is")}.`;
}

/** The folder or ZIP that holds a file, up to its last slash or `!`; empty at the top. */
function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf("/"), path.lastIndexOf("!")) + 1);
}
