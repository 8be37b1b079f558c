/** A fresh clone of the project, as someone has it who just fetched it; uncommitted work included. */
import { PROJECT } from "./processes.ts";

/** Copies the files that git knows, or would take, into `folder`. */
export async function cloneInto(folder: string): Promise<void> {
  const { code, stdout, stderr } = await new Deno.Command("git", {
    args: ["ls-files", "-z", "--cached", "--others", "--exclude-standard"],
    cwd: PROJECT,
  }).output();
  if (code !== 0) throw new Error(new TextDecoder().decode(stderr));
  const paths = new TextDecoder().decode(stdout).split("\0").filter((path) => path !== "");
  for (const path of paths) {
    const target = `${folder}/${path}`;
    await Deno.mkdir(target.slice(0, target.lastIndexOf("/")), { recursive: true });
    await Deno.copyFile(`${PROJECT}${path}`, target).catch((error) => {
      if (!(error instanceof Deno.errors.NotFound)) throw error; // deleted, not yet committed
    });
  }
}
