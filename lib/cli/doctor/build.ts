import { SITE_MADE_FROM } from "../commands/site.ts";
import { sourcesHash } from "../sources.ts";
import { bad, fine, type Outcome } from "./outcome.ts";

const PROJECT = new URL("../../../", import.meta.url);
const REBUILD =
  "Run `deno task build` as the user that owns the folder; `deno task start` does it " +
  "by itself where it may write there.";

/**
 * Whether the site is built from these sources. If the folder is writable, `start` builds it;
 * otherwise, as under a unit that may not write, a missing build keeps the site from starting.
 *
 * @param root the project's folder, ending in a slash
 */
export async function checkBuild(root: URL = PROJECT): Promise<Outcome> {
  // Installed from npm or as one file, the site comes built.
  if (!await isThere(new URL("deno.json", root))) return fine("comes with the program");
  const hash = await sourcesHash(root, SITE_MADE_FROM);
  const mark = await Deno.readTextFile(new URL("_fresh/sources.txt", root)).catch(() => "");
  const isBuilt = await isThere(new URL("_fresh/server.js", root));
  if (isBuilt && mark.trim() === hash) return fine("made from these sources");
  const detail = isBuilt ? "_fresh/ was made from other sources" : "none in _fresh/ yet";
  return await isWritable(root)
    ? fine(detail, "`deno task start` makes it; `deno task build` does so without starting.")
    : bad(`${detail}, and this user cannot write there`, REBUILD);
}

async function isThere(path: URL): Promise<boolean> {
  return await Deno.stat(path).then(({ isFile }) => isFile, () => false);
}

/**
 * Whether this user may make or change the build, by its folder's mode. Before the first build a file of
 * the checkout tells whose it is: doctor may not look at the checkout's folder itself.
 */
async function isWritable(root: URL): Promise<boolean> {
  const uid = Deno.uid();
  const about = await Deno.stat(new URL("_fresh/", root)).catch(() =>
    Deno.stat(new URL("deno.json", root))
  );
  if (uid === null || uid === 0 || about.mode === null) return true;
  const isOwner = about.uid === uid;
  const isOfGroup = about.gid === Deno.gid();
  const right = isOwner ? 0o200 : isOfGroup ? 0o020 : 0o002;
  return (about.mode & right) !== 0;
}
